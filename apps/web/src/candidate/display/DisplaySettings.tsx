import { useState } from 'react';
import { useText } from '../use-candidate-text';
import { findDisplaySetting, keepDisplaySetting, textSizes, type DisplaySetting } from './display-setting';

/** Text size and contrast, for this device. */
export function DisplaySettings() {
  const text = useText();
  const [setting, setSetting] = useState(findDisplaySetting);
  const change = (some: Partial<DisplaySetting>) => {
    const changed = { ...setting, ...some };
    setSetting(changed);
    keepDisplaySetting(changed);
  };
  return (
    <details className="display-settings">
      <summary>{text('display.title')}</summary>
      <div className="text-sizes" role="group" aria-label={text('display.textSize')}>
        {textSizes.map((size) => (
          <button
            key={size}
            type="button"
            className="button"
            aria-pressed={size === setting.textSize}
            onClick={() => change({ textSize: size })}
          >
            {text(`display.${size}`)}
          </button>
        ))}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={setting.highContrast}
          onChange={(event) => change({ highContrast: event.currentTarget.checked })}
        />
        <span>{text('display.contrast')}</span>
      </label>
    </details>
  );
}
