import { useDictionary } from '../../../use-text';
import { statisticsDictionaries } from './statistics-text';
import './statistics.css';

const FIGURES = [
  ['facility', 'isFacility'],
  ['guess', 'isGuess'],
  ['discrimination', 'isDiscrimination'],
  ['efficiency', 'isEfficiency'],
  ['weight', 'isWeight'],
  ['alpha', 'isAlpha'],
  ['standardError', 'isStandardError'],
  ['errorRatio', 'isErrorRatio'],
  ['skewness', 'isSkewness'],
  ['kurtosis', 'isKurtosis'],
  ['dash', 'isDash'],
] as const;

/** What each figure means, in which unit it is, and which values are usual. */
export function FigureGuide() {
  const t = useDictionary(statisticsDictionaries);
  return (
    <details className="statistics-guide">
      <summary>{t('guide')}</summary>
      <dl>
        {FIGURES.map(([figure, meaning]) => (
          <div key={figure}>
            <dt>{t(figure)}</dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
