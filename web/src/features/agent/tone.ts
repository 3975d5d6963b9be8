let context: AudioContext | undefined;

const notes = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.14 },
];
const noteSeconds = 0.16;
const loudness = 0.12;

/** Two short notes, made here: no file to load. Before the first press on the page browsers play nothing. */
export function playTone(): void {
  if (!('AudioContext' in globalThis)) return;
  context ??= new AudioContext();
  void context.resume();
  const { currentTime, destination } = context;
  for (const { hertz, atSeconds } of notes) {
    const from = currentTime + atSeconds;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = hertz;
    // Without a fade it clicks.
    gain.gain.setValueAtTime(loudness, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + noteSeconds);
    oscillator.connect(gain).connect(destination);
    oscillator.start(from);
    oscillator.stop(from + noteSeconds);
  }
}
