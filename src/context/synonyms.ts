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
number count amount
often frequency rate
crash crashes freeze hangs
lost missing gone disappeared absent
find locate search
permission permissions access rights privileges
account login
administrator root superuser admin
rows lines records entries
list table array
figure graphic bitmap
draw plot paint
chart graph plot diagram
color colour
transparent transparency opacity
thick thickness width
rotate turn angle rotation orientation
middle center centre
order sequence sort
backwards reverse
invert mirror mirrored flip inverse opposite
automatic automatically itself
schedule timer timed
program software application
script macro procedure routine subroutine function
command instruction
argument parameter option flag
identifier designation
heading header title
string text characters
font typeface
comment note remark
example sample
install setup installation
address ip
send transmit
upload download transfer
compress compression shrink zip
encrypt encryption
verify verification confirm validate compare
test probe
log journal
message report
halt suspend freeze pause
resume continue proceed
skip ignore omit bypass
restrict limit cap
exceed overflow
increase raise grow enlarge
decrease lower reduce shrink
accurate precise precision accuracy tolerance
position location place coordinates
temperature heat hot thermal
noise hum interference
memory ram
space room capacity
chip processor cpu microcontroller
board card
pin wire signal
version release edition
prevent avoid forbid deny
mandatory required obligatory
instead alternative replace substitute
previous former earlier prior
next following subsequent
newest latest recent
oldest earliest
expire expiration outdated
reuse recycle
pressed press push hit
several multiple many
single individual
inside within
outside beyond external
between among
unit units
tiny small minimal
enough sufficient
extra additional spare
own custom user-defined
strange odd unexpected weird garbage
suddenly unexpectedly
finished complete completed done
busy occupied
free available unused
visible shown
hidden invisible
bright brightness dim
dark dim
loud noisy
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
