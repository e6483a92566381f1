const storageKey = 'sunflower.message-sound';
const PITCHES_HZ = [660, 880];
const TONE_SECONDS = 0.18;

export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'on';
  } catch {
    return false;
  }
}

export function keepSound(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // Storage is forbidden: the setting lasts as long as the page.
  }
}

// Safari 14 has it under its old name.
type WithOldName = typeof globalThis & { webkitAudioContext?: typeof AudioContext };

let context: AudioContext | null = null;

/** Two short tones. A browser that has not been touched since it loaded the page plays none. */
export async function playMessageSound(): Promise<void> {
  const { AudioContext: Current, webkitAudioContext: Old } = globalThis as WithOldName;
  const Context = Current ?? Old;
  if (!Context) return;
  try {
    context ??= new Context();
    await context.resume();
  } catch {
    return;
  }
  for (const [index, pitchHz] of PITCHES_HZ.entries()) {
    const startsAt = context.currentTime + index * TONE_SECONDS;
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = pitchHz;
    volume.gain.setValueAtTime(0.2, startsAt);
    volume.gain.exponentialRampToValueAtTime(0.001, startsAt + TONE_SECONDS);
    tone.connect(volume);
    volume.connect(context.destination);
    tone.start(startsAt);
    tone.stop(startsAt + TONE_SECONDS);
  }
}
