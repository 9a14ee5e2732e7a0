/**
 * Words of everyday English and of manuals that stand for each other, one group a line: what people say when something
 * doesn't work, and what a manual calls it.
 */
const GROUPS = `
delete erase remove wipe clear discard purge eliminate
reset restore reinitialize initialize reinitialise initialise factory
begin start launch run startup boot
stop end quit exit halt cancel abort terminate
remaining left quantity
rename name label
photo picture image photograph
mic microphone
louder volume loudness level gain
quiet silent mute silence
sound audio
song track tune piece
bounce export render
import load open
save store keep write record
tempo speed bpm rate
fit stretch adapt match
change edit modify adjust alter set
choose select pick
switch toggle enable activate
off disable deactivate
show display view
hide suppress
see view display
look check inspect examine
fix repair solve remedy
broken defective faulty fails failure
problem trouble fault error issue
wrong incorrect invalid
dangerous risky hazard warning caution
connect attach plug link join
unplug disconnect detach
pair pairing bluetooth
wireless bluetooth wifi
computer pc host
laptop notebook computer
folder directory
file document
settings configuration preferences options parameters
default standard preset initial
upgrade update
old obsolete stale existing
screen display window
button key switch
knob dial control
keyboard keys
battery power
charger adaptor adapter supply
cable cord lead wire
headphones earphones phones
speaker loudspeaker monitor
delay latency lag
clean cleaning
empty blank
full whole entire complete
fast quick rapid
faster quicker
slow slower
big large
small little short
maximum max limit most longest
minimum min least
allowed permitted valid
possible supported
need require necessary
copy duplicate
move shift transfer
combine merge
split divide separate
overlap overlapping coincide
repeat loop
again retry
lock protect
password passphrase
share common shared
together simultaneously concurrently
twice double
meaning mean means
clogged clog unclog clean
paper media
edge border margin
escape leave out
stuck trapped frozen hang
tape cassette cartridge
drive device
backup save archive
wait pause delay
time duration period interval
warn notify alert
tell notify inform
`;

const SYNONYMS = new Map<string, Set<string>>();
for (const group of GROUPS.trim()
  .split('\n')
  .map((line) => line.split(' '))) {
  for (const word of group) SYNONYMS.set(word, new Set([...(SYNONYMS.get(word) ?? []), ...group]));
}

/** What a manual in English may call it instead; lower case. */
export function synonymsOf(word: string): readonly string[] {
  return [...(SYNONYMS.get(word) ?? [])].filter((other) => other !== word);
}
