/** Words of questions and of any talk: they never name a product by themselves. */
const TALK = `
a about above after again all also always am an and another any anybody anyone anything are around as ask at away back
be because been before being below best better between big both but button buttons by call can cannot change check
clean click close come could day default did different do does doing done down each either else end enough error even
ever every everything exactly explain far few find first fit for found from full gen generation get gets getting give
go goes going good got great guide had has have having he hello help her here hi high him his hold hours how i if in
info information inside instead into is it its just keep kind know last later left let like list little long look
lost lot low made main make makes makes making many mark may maybe me mean means mine minutes mk more most much must my
need needs never new next nice no none not nothing now number of off often ok old on once one only open or other our
out over own page part parts pc people place play played please possible power press problem push put question quick
quite read ready really reset right run safe same save say screen second see seem seems send set setting settings
setup several shall she should show side since size small so some something sometimes soon sorry start step steps still
stop such support sure take tell than thank thanks that the their them then there these they thing think third this
those through time times to today together tomorrow too top try turn two type under until up update upgrade us use
used useful user using version very via wait want was way we week well went were what when where whether which while
who whole whom whose why will with without won wont work working works would wrong year yes yesterday yet you your
zero three four five six seven eight nine ten
`;

/** Words for gear and for what is done with it: they never name a product by themselves either. */
const GEAR = `
manual manuals pair pairing bluetooth usb midi wifi factory firmware software driver drivers owner owners instructions
product model models serial warranty repair broken price buy device devices unit gear instrument instruments
stage piano pianos keyboard keyboards key keys drum drums drummer pad pads kit kits module modules mixer mixers mixing
synth synths synthesizer synthesizers sampler samplers sample samples sequencer sequencers sequence groovebox controller
controllers guitar guitars bass amp amps amplifier speaker speakers monitor monitors headphone headphones microphone
mic mics interface audio sound sounds noise effect effects pedal pedals footswitch switch switches cable cables cord
adapter adaptor supply battery batteries stand bag case cover rack desktop mini micro compact digital analog analogue
electric electronic electronics pro plus max studio live wireless solo loop looper looping station delay reverb
distortion overdrive chorus turbo voice voices beat beats tone tones patch patches preset presets bank banks memory
song songs track tracks pattern patterns mode modes song tempo volume pitch tune tuning play input inputs output
outputs line jack socket port trigger triggers sensor cymbal cymbals snare kick hat hihat tom ride crash mesh professional
music musical record recording recorder concert grand upright portable edition series set bundle pack black white red
editor app phone computer mac windows ios android laptop tablet card sd stereo mono left right channel channels
`;

/** Generic words that tell variants of a model apart: a name that has one more of them is another product's. */
const QUALIFIERS = `
plus pro max mini micro compact live wireless solo studio module keys mesh grand portable desktop rack
one two three bass drum tracks beats sample samples
`;

/** Everyday words that makers use as names: they name one in a slash text, in free text only with something more. */
const EVERYDAY = `
mother subsequent wave edge peak summit circuit force crave prophet matrix session rhythm impact strike heat field drone
labyrinth messenger zen play spark core motion pulse flow shape fusion motif fantom element elements evolution origin
legend classic vintage modern custom standard premium deluxe super ultra mega air ground sub octave phase phaser echo
space time cloud river ocean fire ice storm rain sun moon star planet galaxy cosmos nova atom matter energy
spirit ghost monster beast giant dragon tiger lion wolf bear eagle hawk bird horse dog cat mouse fish bee
bridge tower castle house home room hall street road path line point center circle square triangle cube sphere ring
nautilus prologue opera aria sonata ballad poem story chapter book letter word code signal system machine engine motor
driver pilot captain boss chief king queen prince knight hero rebel nomad traveler journey voyage mission explorer
pioneer vision focus view scope lens mirror glass crystal diamond gold silver bronze iron steel stone wood
touch feel sense mind brain heart soul body hand finger foot head eye voice talk speak listen hear
speed fast rapid swift quantum digit atlas apollo titan iris hub link connect connection relay messenger clarity
move
`;

const MODEL_MARKS = new Set(['plus', 'pro', 'max', 'mini', 'micro', 'compact']);
const talk = new Set(TALK.trim().split(/\s+/u));
const generic = new Set([...talk, ...GEAR.trim().split(/\s+/u)]);
const qualifiers = new Set(QUALIFIERS.trim().split(/\s+/u));
const everyday = new Set(EVERYDAY.trim().split(/\s+/u));

/** True for a word of any talk, which says nothing of a product even with a number: `take 5`. */
export function isTalk(word: string): boolean {
  return talk.has(word);
}

/** True for a word that makes another model of one: `pro`, `mini`. */
export function isModelMark(word: string): boolean {
  return MODEL_MARKS.has(word);
}

/** True for a word that by itself says nothing about which product is meant, wherever it stands. */
export function isGeneric(word: string): boolean {
  return generic.has(word);
}

/** True for a word that may be left out of a name without meaning another product: `headphones`, `loop station`. */
export function isDescription(word: string): boolean {
  return word.length > 1 && generic.has(word) && !qualifiers.has(word);
}

/** True for a word that may be a product's name as well as an everyday word. */
export function isEveryday(word: string): boolean {
  return generic.has(word) || everyday.has(word);
}
