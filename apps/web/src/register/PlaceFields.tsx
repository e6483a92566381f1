import { useEffect, useState } from 'react';
import { useDictionary } from '../i18n/use-text';
import type { Place, RegistrationApi } from './registration-api';
import { dictionaries, type TextKey } from './text';

interface Level {
  /** The one above; null at the top. */
  parent: Place | null;
  places: Place[];
  chosen: string;
}

/** City, county, unit: one field a level, each asked for when the one above was chosen. */
export function PlaceFields({
  api,
  onChoose,
}: {
  api: RegistrationApi;
  /** Null while the choice goes on. */
  onChoose: (organisationId: string | null) => void;
}) {
  const text = useDictionary<TextKey>(dictionaries);
  const [levels, setLevels] = useState<Level[]>([]);
  useEffect(() => {
    const begin = async () => {
      const [root] = await api.places();
      if (!root) return;
      const places = await api.places(root.id);
      setLevels([{ parent: root, places, chosen: '' }]);
      onChoose(places.length === 0 ? root.id : null);
    };
    begin().catch(() => undefined);
  }, []);

  const choose = async (index: number, chosen: string) => {
    const before = levels.slice(0, index);
    const level = { ...(levels[index] as Level), chosen };
    setLevels([...before, level]);
    if (chosen === '') return onChoose(null);
    if (chosen === level.parent?.id) return onChoose(chosen);
    onChoose(null);
    const parent = level.places.find(({ id }) => id === chosen) as Place;
    const places = await api.places(chosen).catch(() => []);
    if (places.length === 0) onChoose(chosen);
    else setLevels([...before, level, { parent, places, chosen: '' }]);
  };

  return (
    <>
      {levels.map(({ parent, places, chosen }, index) => (
        <label className="field" key={parent?.id ?? index}>
          <span>{text(index === 0 ? 'place' : 'placeBelow')}</span>
          <select value={chosen} onChange={(event) => void choose(index, event.currentTarget.value)}>
            <option value="" />
            {parent && <option value={parent.id}>{text('placeHere', { name: parent.name })}</option>}
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
