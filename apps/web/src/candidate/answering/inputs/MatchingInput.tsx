import { plainText } from '@sunflower/content/markdown';
import { RichLabel } from '../../../ui/markdown/RichText';
import { useText } from '../../use-candidate-text';
import { pair, pairsOf } from './change-response';
import type { ItemInputProps } from './item-input-props';

export function MatchingInput({ item, response, onAnswer }: ItemInputProps) {
  const text = useText();
  const options = item.options ?? [];
  const pairs = pairsOf(response);
  return (
    <fieldset className="form">
      <legend>{text('hint.matching')}</legend>
      <ul className="lettered">
        {options.map(({ id, text: option }) => (
          <li key={id}>
            <span className="letter">{id}</span>
            <RichLabel source={option} />
          </li>
        ))}
      </ul>
      {(item.prompts ?? []).map(({ id: promptId, text: prompt }) => (
        <label key={promptId} className="field pair">
          <RichLabel source={prompt} />
          <select
            value={pairs[promptId] ?? ''}
            onChange={(event) => onAnswer(pair({ response, promptId, optionId: event.currentTarget.value }), 'choice')}
          >
            <option value="">{text('input.choose')}</option>
            {options.map(({ id, text: option }) => (
              <option key={id} value={id}>{`${id}. ${plainText(option)}`}</option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
