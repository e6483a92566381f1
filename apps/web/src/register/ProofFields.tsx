import { useDictionary } from '../i18n/use-text';
import type { Proof } from './registration-api';
import { dictionaries, type TextKey } from './text';

const ID_TYPES = [
  'resident_id',
  'hk_macao_permit',
  'taiwan_permit',
  'passport',
  'foreign_resident_id',
  'military_id',
] as const satisfies readonly Proof['idType'][];

/** By what an application is found: document and phone. */
export function ProofFields({ proof, onChange }: { proof: Proof; onChange: (change: Partial<Proof>) => void }) {
  const text = useDictionary<TextKey>(dictionaries);
  return (
    <>
      <label className="field">
        <span>{text('idType')}</span>
        <select
          value={proof.idType}
          onChange={(event) => onChange({ idType: event.currentTarget.value as Proof['idType'] })}
        >
          {ID_TYPES.map((type) => (
            <option key={type} value={type}>
              {text(type)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{text('idNumber')}</span>
        <input
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          value={proof.idNumber}
          onChange={(event) => onChange({ idNumber: event.currentTarget.value })}
        />
      </label>
      <label className="field">
        <span>{text('phone')}</span>
        <input
          type="tel"
          autoComplete="tel"
          maxLength={60}
          value={proof.phone}
          onChange={(event) => onChange({ phone: event.currentTarget.value })}
        />
      </label>
      <p className="hint">{text('phoneHint')}</p>
    </>
  );
}

export const NO_PROOF: Proof = { idType: 'resident_id', idNumber: '', phone: '' };
export const isFilled = ({ idNumber, phone }: Proof): boolean => idNumber.trim() !== '' && phone.trim() !== '';
