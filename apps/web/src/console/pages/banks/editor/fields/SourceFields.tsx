import { Button, Input } from 'antd';
import { useDictionary } from '../../../../use-text';
import { questionDictionaries } from '../../questions/question-text';
import { isSaid, type WrittenSource } from '../about-state';
import { editorDictionaries } from '../editor-text';

interface SourceFieldsProps {
  source: WrittenSource;
  onChange: (source: WrittenSource) => void;
}

/** What a question rests on; where it stands in there, and when somebody made sure of it, once there is a document. */
export function SourceFields({ source, onChange }: SourceFieldsProps) {
  const t = useDictionary(editorDictionaries);
  const named = useDictionary(questionDictionaries);
  const { issuer, title, year } = source;
  return (
    <fieldset className="editor-options">
      <legend>{named('source')}</legend>
      <div className="editor-row">
        <label>
          {t('issuer')}
          <Input
            value={issuer}
            maxLength={200}
            onChange={({ target }) => onChange({ ...source, issuer: target.value })}
          />
        </label>
        <label className="editor-grow">
          {t('sourceTitle')}
          <Input
            value={title}
            maxLength={300}
            onChange={({ target }) => onChange({ ...source, title: target.value })}
          />
        </label>
        <label>
          {t('year')}
          <Input
            className="editor-number"
            inputMode="numeric"
            value={year}
            maxLength={4}
            onChange={({ target }) => onChange({ ...source, year: target.value.replace(/\D/g, '') })}
          />
        </label>
      </div>
      {Object.values(source).some(isSaid) && <SourceDetails source={source} onChange={onChange} />}
    </fieldset>
  );
}

function SourceDetails({ source, onChange }: SourceFieldsProps) {
  const t = useDictionary(editorDictionaries);
  const { documentNumber, place, link, checkedOn } = source;
  return (
    <div className="editor-row">
      <label>
        {t('documentNumber')}
        <Input
          value={documentNumber}
          maxLength={60}
          onChange={({ target }) => onChange({ ...source, documentNumber: target.value })}
        />
      </label>
      <label>
        {t('sourcePlace')}
        <Input
          value={place}
          maxLength={100}
          placeholder={t('sourcePlaceHint')}
          onChange={({ target }) => onChange({ ...source, place: target.value })}
        />
      </label>
      <label className="editor-grow">
        {t('link')}
        <Input
          type="url"
          value={link}
          maxLength={500}
          placeholder="https://"
          onChange={({ target }) => onChange({ ...source, link: target.value.trim() })}
        />
      </label>
      <div className="editor-day">
        <label>
          {t('checkedOn')}
          <Input
            type="date"
            value={checkedOn}
            max={today()}
            onChange={({ target }) => onChange({ ...source, checkedOn: target.value })}
          />
        </label>
        <Button onClick={() => onChange({ ...source, checkedOn: today() })}>{t('checkedToday')}</Button>
      </div>
    </div>
  );
}

/** By the calendar of whoever sits here. */
function today(): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
