export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

export interface DisplaySetting {
  textSize: TextSize;
  highContrast: boolean;
}

const storageKey = 'sunflower.display';
const plain: DisplaySetting = { textSize: 'normal', highContrast: false };

/** The setting stored on this device, or the default. */
export function findDisplaySetting(): DisplaySetting {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<DisplaySetting>;
    return {
      textSize: textSizes.find((size) => size === stored.textSize) ?? plain.textSize,
      highContrast: stored.highContrast === true,
    };
  } catch {
    return plain;
  }
}

/** Sets attributes on the root element, which the style sheet uses. */
export function applyDisplaySetting({ textSize, highContrast }: DisplaySetting): void {
  const { dataset } = document.documentElement;
  dataset['textSize'] = textSize;
  dataset['contrast'] = highContrast ? 'high' : 'normal';
}

export function keepDisplaySetting(setting: DisplaySetting): void {
  applyDisplaySetting(setting);
  try {
    localStorage.setItem(storageKey, JSON.stringify(setting));
  } catch {
    // Storage is forbidden: the setting lasts as long as the page.
  }
}
