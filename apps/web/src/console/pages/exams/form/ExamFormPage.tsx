import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Breadcrumb, Button, Form, Space, Spin, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { BlueprintEditor } from './BlueprintEditor';
import type { SectionForm } from './blueprint-form';
import { fromExam, toContent, type ExamForm } from './exam-form';
import { BasicsCard, BeforeCard, CertificateCard, ScoringCard } from './ExamFormCards';
import { ConductCard } from './ConductCard';
import { examFormDictionaries } from './exam-form-text';
import { useBankStock } from './use-bank-stock';

/** Creates an exam, or edits a draft. */
export default function ExamFormPage() {
  const t = useDictionary(examFormDictionaries);
  const { examId } = useParams();
  const exam = useQuery({
    queryKey: ['exams', examId],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}', { params: { path: { examId: examId as string } } })),
    enabled: examId !== undefined,
    // A refetch must not overwrite what is being typed.
    refetchOnWindowFocus: false,
  });
  const banks = useQuery({ queryKey: ['question-banks'], queryFn: () => ok(api.GET('/api/v1/question-banks')) });
  const error = exam.error ?? banks.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void Promise.all([exam.refetch(), banks.refetch()])} />;
  if (!banks.data || (examId !== undefined && !exam.data)) return <Spin className="console-wait" />;
  const heading = t(examId === undefined ? 'newExam' : 'editExam');
  return (
    <>
      <Breadcrumb
        items={[
          { title: <Link to="/exams">{t('exams')}</Link> },
          ...(exam.data ? [{ title: <Link to={`/exams/${exam.data.id}`}>{exam.data.title}</Link> }] : []),
          { title: heading },
        ]}
      />
      <Typography.Title level={2} className="console-title">
        {heading}
      </Typography.Title>
      {exam.data?.state === 'locked' ? (
        <Alert type="info" showIcon title={t('isLocked')} />
      ) : (
        <ExamEditor exam={exam.data ?? null} banks={banks.data} />
      )}
    </>
  );
}

function ExamEditor({ exam, banks }: { exam: Schemas['ExamDto'] | null; banks: Schemas['QuestionBankDto'][] }) {
  const t = useDictionary(examFormDictionaries);
  const navigate = useNavigate();
  const [form] = Form.useForm<ExamForm>();
  const [incomplete, setIncomplete] = useState(false);
  const bankId = Form.useWatch('bankId', form);
  const chosen = banks.find(({ id }) => id === bankId);
  const bank = { domains: chosen?.domains ?? [], stock: useBankStock(chosen).data ?? null };
  const save = useSave(exam);
  // Domains belong to a bank, so they are cleared when the bank changes.
  const forgetDomains = () => {
    const sections = form.getFieldValue('sections') as SectionForm[];
    form.setFieldValue(
      'sections',
      sections.map((section) => ({ ...section, draws: section.draws.map((draw) => ({ ...draw, domainCode: null })) })),
    );
  };
  return (
    <Form<ExamForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ behavior: 'smooth', block: 'center' }}
      initialValues={exam ? fromExam(exam) : newExam(t('defaultSection'), banks)}
      onValuesChange={() => setIncomplete(false)}
      onFinishFailed={() => setIncomplete(true)}
      onFinish={(values) => save.mutate(values)}
    >
      <BasicsCard isNew={exam === null} banks={banks} onBankChange={forgetDomains} />
      <BlueprintEditor bank={bank} />
      <ScoringCard />
      <ConductCard />
      <CertificateCard />
      <BeforeCard />
      {incomplete && <Alert type="warning" showIcon title={t('check')} className="console-card" />}
      {save.error && <ErrorNotice error={save.error} />}
      <Space>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(exam ? 'save' : 'create')}
        </Button>
        <Button onClick={() => void navigate(exam ? `/exams/${exam.id}` : '/exams')}>{t('cancel')}</Button>
      </Space>
    </Form>
  );
}

function useSave(exam: Schemas['ExamDto'] | null) {
  const t = useDictionary(examFormDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (form: ExamForm) =>
      exam
        ? ok(api.PUT('/api/v1/exams/{examId}', { params: { path: { examId: exam.id } }, body: toContent(form) }))
        : ok(
            api.POST('/api/v1/exams', {
              body: { ...toContent(form), organisationId: form.organisationId, rehearsal: form.rehearsal },
            }),
          ),
    onSuccess: async ({ id }) => {
      void message.success(t('saved'));
      await client.invalidateQueries({ queryKey: ['exams'] });
      await navigate(`/exams/${id}`);
    },
  });
}

const newExam = (sectionTitle: string, banks: readonly Schemas['QuestionBankDto'][]): Partial<ExamForm> => ({
  bankId: banks.length === 1 ? banks[0]?.id : undefined,
  rehearsal: false,
  durationMinutes: 60,
  passMarkPoints: 60,
  policies: {
    multipleChoice: 'all_or_nothing',
    shuffleItems: true,
    shuffleOptions: true,
    presentation: 'item',
    startSpreadSeconds: 3,
    maxAddedMinutes: 30,
    integrity: {
      watched: ['leaving_page', 'losing_focus', 'changing_device', 'changing_address'],
      limit: null,
      pastLimit: 'lock',
    },
  },
  sections: [{ title: sectionTitle, passMarkPoints: null, draws: [] }],
  certificateValidMonths: null,
  requiredTrainingUnitIds: [],
  instructions: '',
});
