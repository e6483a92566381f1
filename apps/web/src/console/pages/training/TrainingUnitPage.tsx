import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Button, Card, Flex, Spin, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatTime } from '../../../i18n/format-time';
import { RichText } from '../../../ui/markdown/RichText';
import { useDictionary } from '../../use-text';
import { trainingDictionaries } from './training-text';
import { UnitEditor } from './UnitEditor';

type Unit = Schemas['TrainingUnitDto'];

/** Shows, edits or creates a reading unit. */
export default function TrainingUnitPage() {
  const t = useDictionary(trainingDictionaries);
  const navigate = useNavigate();
  const { unitId } = useParams();
  const isNew = unitId === 'new';
  const query = useQuery({
    queryKey: ['training-units', unitId],
    queryFn: () => ok(api.GET('/api/v1/training-units/{id}', { params: { path: { id: unitId as string } } })),
    enabled: !isNew,
  });
  const name = isNew ? t('create') : (query.data?.title ?? '—');
  return (
    <div className="console-page">
      <Breadcrumb items={[{ title: <Link to="/training">{t('heading')}</Link> }, { title: name }]} />
      {isNew && (
        <Typography.Title level={2} className="console-title">
          {name}
        </Typography.Title>
      )}
      {isNew && (
        <UnitEditor
          unit={null}
          onSaved={({ id }) => void navigate(`/training/${id}`, { replace: true })}
          onCancel={() => void navigate('/training')}
        />
      )}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!isNew && query.isPending && <Spin className="console-wait" />}
      {!isNew && query.data && <StoredUnit key={query.data.id} unit={query.data} />}
    </div>
  );
}

function StoredUnit({ unit }: { unit: Unit }) {
  const t = useDictionary(trainingDictionaries);
  const [editing, setEditing] = useState(false);
  const stop = () => setEditing(false);
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {unit.title}
        </Typography.Title>
        {!editing && (
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )}
      </Flex>
      {editing ? (
        <UnitEditor unit={unit} onSaved={stop} onCancel={stop} />
      ) : (
        <Card>
          <RichText source={unit.bodyMarkdown} />
        </Card>
      )}
      <p className="console-end">
        {t('updatedAt')} {formatTime(unit.updatedAt)}
      </p>
    </>
  );
}
