import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, TreeSelect } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { choicesOf, nodesOf, type Point } from './point-tree';
import { taxonomyDictionaries } from './taxonomy-text';

/** `join`: makes a name used in questions another name of a point. */
export type PointAct =
  | { kind: 'add'; domainCode: string; parentId?: string; title?: string }
  | { kind: 'edit'; point: Point }
  | { kind: 'merge'; point: Point }
  | { kind: 'join'; domainCode: string; title: string };

interface PointDialogProps {
  bankId: string;
  tree: Schemas['KnowledgeTreeDto'];
  act: PointAct;
  onClose: () => void;
}

interface PointValues {
  title: string;
  /** The parent point, or the target of a merge or join. */
  otherId?: string;
}

export function PointDialog({ bankId, tree, act, onClose }: PointDialogProps) {
  const t = useDictionary(taxonomyDictionaries);
  const client = useQueryClient();
  const [form] = Form.useForm<PointValues>();
  const perform = useMutation({
    mutationFn: (values: PointValues) => performed({ bankId, act, values }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['banks', bankId] });
    },
  });
  const domainCode = act.kind === 'edit' || act.kind === 'merge' ? act.point.domainCode : act.domainCode;
  const own = act.kind === 'edit' || act.kind === 'merge' ? act.point : null;
  const takes = act.kind === 'merge' || act.kind === 'join';
  const nodes = nodesOf({ points: tree.points, domainCode });
  const title = t(act.kind, { title: own?.title ?? ('title' in act ? (act.title ?? '') : '') });
  return (
    <Modal
      open
      title={title}
      okText={t('store')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={perform.isPending}
      onOk={() => form.submit()}
    >
      <Form<PointValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: own?.title ?? ('title' in act ? act.title : undefined),
          otherId:
            act.kind === 'edit' ? (act.point.parentId ?? undefined) : act.kind === 'add' ? act.parentId : undefined,
        }}
        onFinish={(values) => perform.mutate(values)}
      >
        {!takes && (
          <Form.Item
            name="title"
            label={t('title')}
            rules={[{ required: true, whitespace: true, message: t('required') }]}
          >
            <Input maxLength={100} autoFocus />
          </Form.Item>
        )}
        <Form.Item
          name="otherId"
          label={t(takes ? 'into' : 'below')}
          rules={takes ? [{ required: true, message: t('required') }] : []}
        >
          <TreeSelect
            allowClear={!takes}
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDefaultExpandAll
            placeholder={takes ? undefined : t('top')}
            treeData={choicesOf(nodes, own?.id)}
          />
        </Form.Item>
        {act.kind === 'merge' && <p>{t('mergeText')}</p>}
        {perform.error && <ErrorNotice error={perform.error} />}
      </Form>
    </Modal>
  );
}

function performed({
  bankId,
  act,
  values: { title, otherId },
}: {
  bankId: string;
  act: PointAct;
  values: PointValues;
}): Promise<unknown> {
  const parent = otherId === undefined ? {} : { parentId: otherId };
  switch (act.kind) {
    case 'add':
      return ok(
        api.POST('/api/v1/question-banks/{id}/knowledge-points', {
          params: { path: { id: bankId } },
          body: { domain: act.domainCode, title, ...parent },
        }),
      );
    case 'edit':
      return ok(
        api.PUT('/api/v1/question-banks/{id}/knowledge-points/{pointId}', {
          params: { path: { id: bankId, pointId: act.point.id } },
          body: { title, ...parent },
        }),
      );
    case 'merge':
      return ok(
        api.POST('/api/v1/question-banks/{id}/knowledge-points/{pointId}/merge', {
          params: { path: { id: bankId, pointId: act.point.id } },
          body: { intoId: otherId ?? '' },
        }),
      );
    case 'join':
      return ok(
        api.POST('/api/v1/question-banks/{id}/knowledge-points/{pointId}/names', {
          params: { path: { id: bankId, pointId: otherId ?? '' } },
          body: { title: act.title },
        }),
      );
  }
}
