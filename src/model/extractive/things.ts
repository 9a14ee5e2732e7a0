import { languageOf } from '../../context/languages.ts';

/**
 * Things that have one name and that everybody talks about: a manual that is about one of them says it. One kind a line:
 * devices, services, media, people, materials and tools, fields of their own.
 */
const THINGS = `
phone telephone smartphone tablet webcam camera camcorder television smartwatch drone robot satellite printer scanner
cloud internet website browser email mailbox webpage newsletter network wireless firewall router
video movie film photo podcast voice speech song lyrics subtitle emoji
virus malware ransomware hacker blockchain neural quantum genome
insurance invoice shipping courier customs refund coupon discount subscription membership reseller salary
doctor lawyer teacher colleague child kid guest hotel restaurant
grease oil glue paint varnish sandpaper vacuum pump torque screw bolt screwdriver wrench drill ladder battery
water rain humidity weather sunlight temperature sensor airflow steel leather cotton
car truck bicycle airplane aircraft boat train kitchen garden bathroom
recipe coffee music dance chess football guitar piano violin drum
`;

const english = languageOf('en');
const STEMS = new Set(
  THINGS.trim()
    .split(/\s+/u)
    .map((word) => english.stem(word)),
);

/** Whether an English word is the name of a thing that a manual says by this name when it is about it; lower case. */
export function isThing(word: string): boolean {
  return STEMS.has(english.stem(word));
}
