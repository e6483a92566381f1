import { useDictionary } from '../../../use-text';
import { ANY_KIND, filterOfKind, kindOf } from './blueprint-form';
import { blueprintDictionaries, type BlueprintTextKey } from './blueprint-text';

const formats = ['A1', 'A2', 'A3', 'A4', 'B1', 'X'] as const;
const types = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
] as const;

/** The usual kinds, and the current one if it is not among them. */
export function useKindOptions(inUse: string | undefined) {
  const t = useDictionary(blueprintDictionaries);
  const name = useKindName();
  const usual = [
    { value: ANY_KIND, label: t('any') },
    ...formats.map((format) => ({ value: kindOf({ type: null, format }), label: t(format) })),
    ...types.map((type) => ({ value: kindOf({ type, format: null }), label: t(type) })),
  ];
  if (inUse === undefined || usual.some(({ value }) => value === inUse)) return usual;
  return [...usual, { value: inUse, label: name(inUse) }];
}

export function useKindName(): (kind: string) => string {
  const t = useDictionary(blueprintDictionaries);
  return (kind) => {
    if (kind === ANY_KIND) return t('any');
    const { type, format } = filterOfKind(kind);
    const names = [type, format].filter((one): one is NonNullable<typeof one> => one !== null && one !== undefined);
    return names.map((one) => t(one as BlueprintTextKey)).join(' · ');
  };
}
