import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import { MAX_ITEMS, totalsOf, type SectionForm } from './blueprint-form';
import { blueprintDictionaries } from './blueprint-text';
import type { BankFacts } from './DrawEditor';
import { SectionEditor } from './SectionEditor';

export function BlueprintEditor({ bank }: { bank: BankFacts }) {
  const t = useDictionary(blueprintDictionaries);
  const sections = Form.useWatch<SectionForm[] | undefined>('sections') ?? [];
  const totals = totalsOf(sections.flatMap((section) => section.draws ?? []));
  return (
    <Card
      title={t('blueprint')}
      className="console-card"
      extra={<Typography.Text strong>{t('totals', totals)}</Typography.Text>}
    >
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      {totals.items > MAX_ITEMS && <Typography.Paragraph type="danger">{t('tooMany')}</Typography.Paragraph>}
      <Form.List name="sections">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <SectionEditor
                key={key}
                sectionIndex={name}
                bank={bank}
                onRemove={fields.length > 1 ? () => remove(name) : null}
              />
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ title: '', passMarkPoints: null, draws: [] })}>
              {t('addSection')}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}
