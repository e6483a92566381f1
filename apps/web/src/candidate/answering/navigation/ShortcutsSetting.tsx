import { useText } from '../../use-candidate-text';

export function ShortcutsSetting({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const text = useText();
  return (
    <div className="shortcuts">
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{text('sitting.shortcuts')}</span>
      </label>
      <p className="hint">{text('sitting.shortcutsHint')}</p>
    </div>
  );
}
