import { Button, Checkbox, Form, InputNumber, Modal, Select, Slider } from 'antd';
import { useDictionary } from '../../../../use-text';
import { EASIEST, groupSizeOf, HARDEST, isGroupKind } from '../blueprint-form';
import { blueprintDictionaries } from '../blueprint-text';
import { useKindOptions } from '../kind-options';
import { columnsByDifficulty, type PlanColumn } from './plan-table';
import { planTableDictionaries } from './plan-table-text';

interface ColumnForm extends Omit<PlanColumn, 'kind'> {
  kinds: string[];
  eachDifficulty?: boolean;
}

interface PlanColumnDialogProps {
  /** Null for new columns. */
  column: PlanColumn | null;
  onDone: (columns: PlanColumn[]) => void;
  onRemove: () => void;
  onCancel: () => void;
}

/** The criteria and points of a column, or of several new ones. */
export function PlanColumnDialog({ column, onDone, onRemove, onCancel }: PlanColumnDialogProps) {
  const t = useDictionary(planTableDictionaries);
  const named = useDictionary(blueprintDictionaries);
  const [form] = Form.useForm<ColumnForm>();
  const kinds = Form.useWatch('kinds', form) ?? [];
  const eachDifficulty = Form.useWatch('eachDifficulty', form) ?? false;
  const options = useKindOptions(column?.kind);
  const take = ({ kinds: chosen, eachDifficulty: each, ...rest }: ColumnForm) => {
    const columns = chosen.map((kind): PlanColumn => {
      const groupSize = groupSizeOf({ kind, groupSize: isGroupKind(kind) || column ? rest.groupSize : null });
      return { difficulty: rest.difficulty, points: rest.points, kind, groupSize };
    });
    onDone(each ? columns.flatMap(columnsByDifficulty) : columns);
  };
  return (
    <Modal
      open
      title={t('columnDialog')}
      okText={t('done')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onCancel}
      footer={(buttons) => (
        <>
          {column && (
            <Button danger onClick={onRemove}>
              {t('removeColumn')}
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      <Form<ColumnForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={take}
        initialValues={{
          kinds: column ? [column.kind] : [],
          difficulty: column?.difficulty ?? [EASIEST, HARDEST],
          groupSize: column?.groupSize ?? null,
          points: column?.points ?? 1,
        }}
      >
        <Form.Item
          name="kinds"
          label={t('kinds')}
          rules={[{ required: true, message: t('kindMissing') }]}
          getValueProps={(chosen: string[]) => ({ value: column ? chosen[0] : chosen })}
          getValueFromEvent={(chosen: string | string[]) => [chosen].flat()}
        >
          <Select mode={column ? undefined : 'multiple'} options={options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        {(kinds.some(isGroupKind) || column?.groupSize) && (
          <Form.Item
            name="groupSize"
            label={named('groupSize')}
            rules={[{ required: kinds.some(isGroupKind), message: named('groupSizeMissing') }]}
          >
            <InputNumber min={1} max={50} precision={0} />
          </Form.Item>
        )}
        <Form.Item name="points" label={named('points')} rules={[{ required: true, message: named('pointsMissing') }]}>
          <InputNumber min={0.001} max={1000} step={0.5} />
        </Form.Item>
        {!eachDifficulty && (
          <Form.Item name="difficulty" label={t('difficultyRange')}>
            <Slider
              range
              min={EASIEST}
              max={HARDEST}
              marks={{ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 }}
              className="console-slider"
              ariaLabelForHandle={[named('easiest'), named('hardest')]}
            />
          </Form.Item>
        )}
        {!column && (
          <Form.Item name="eachDifficulty" valuePropName="checked" className="console-tight">
            <Checkbox>{t('eachDifficulty')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
