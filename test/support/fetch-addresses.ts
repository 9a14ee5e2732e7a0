import { BlockList } from 'node:net';
import fc from 'fast-check';

/** The networks that no manual comes from, from IANA's registries of special-purpose addresses and the clouds' manuals. */
export const blockedIPv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

export const blockedIPv6 = [
  '::/128',
  '::1/128',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Node's own list over the same networks, to check against. */
export function blockList(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Any IPv4 address, as a number. */
export const anyIPv4 = fc.nat(0xffffffff);

/** An address of the blocked networks, as a number. */
export const anyBlockedIPv4 = fc.tuple(fc.constantFrom(...blockedIPv4), anyIPv4).map(([network, number]) => {
  const [address = '', bits] = network.split('/');
  const host = 2 ** (32 - Number(bits));
  return numberOf(address) + (number % host);
});

/** Any address of an IPv6 network, in full notation. */
export function anyWithin(network: string): fc.Arbitrary<string> {
  const [address = '', bits] = network.split('/');
  return fc
    .bigInt({ min: 0n, max: 2n ** (128n - BigInt(bits ?? '128')) - 1n })
    .map((low) => fullIPv6(bigOf(address) + low));
}

export function dotted(number: number): string {
  return octetsOf(number).join('.');
}

/** The ways in which a URL can write an IPv4 address, or carry it inside an IPv6 one. */
export const notations: Readonly<Record<string, (number: number) => string>> = {
  dotted,
  'with a dot at its end': (number) => `${dotted(number)}.`,
  decimal: String,
  hexadecimal: (number) => `0x${number.toString(16)}`,
  octal: (number) => `0${number.toString(8)}`,
  'octal octets': (number) =>
    octetsOf(number)
      .map((octet) => `0${octet.toString(8)}`)
      .join('.'),
  'hexadecimal octets': (number) =>
    octetsOf(number)
      .map((octet) => `0X${octet.toString(16)}`)
      .join('.'),
  'two parts': (number) => `${Math.floor(number / 2 ** 24)}.${number % 2 ** 24}`,
  'three parts': (number) => `${octetsOf(number).slice(0, 2).join('.')}.${number % 2 ** 16}`,
  percent: (number) => dotted(number).replaceAll('.', '%2e'),
  'full-width': (number) => dotted(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  'ideographic dots': (number) => dotted(number).replaceAll('.', '。'),
  mapped: (number) => `[::ffff:${dotted(number)}]`,
  'mapped in hexadecimal': (number) => `[::ffff:${words(number)}]`,
  'mapped in full': (number) => `[0000:0000:0000:0000:0000:FFFF:${words(number)}]`,
  compatible: (number) => `[::${words(number)}]`,
  translated: (number) => `[::ffff:0:${words(number)}]`,
  NAT64: (number) => `[64:ff9b::${words(number)}]`,
  'local NAT64': (number) => `[64:ff9b:1::${words(number)}]`,
  '6to4': (number) => `[2002:${words(number)}::1]`,
  Teredo: (number) => `[2001:0:${words(number)}::1]`,
  'Teredo client': (number) => `[2001:0:808:808:0:ffff:${words(0xffffffff - number)}]`,
};

function words(number: number): string {
  return `${Math.floor(number / 2 ** 16).toString(16)}:${(number % 2 ** 16).toString(16)}`;
}

function octetsOf(number: number): number[] {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function bigOf(address: string): bigint {
  const [left = '', right = ''] = address.split('::');
  const [head, tail] = [left, right].map((part) => part.split(':').filter((word) => word !== ''));
  const zeros = Array<string>(8 - (head?.length ?? 0) - (tail?.length ?? 0)).fill('0');
  return [...(head ?? []), ...zeros, ...(tail ?? [])].reduce((sum, word) => (sum << 16n) + BigInt(`0x${word}`), 0n);
}

function fullIPv6(number: bigint): string {
  return (number.toString(16).padStart(32, '0').match(/.{4}/g) ?? []).join(':');
}
