import { Alert, Table } from 'antd';
import { useDictionary, useLanguage } from '../../../use-text';
import { importDictionaries } from './import-text';
import { explainQuestionFault, nameOfQuestion, type QuestionFault, type RefusedImport } from './question-fault';

/** All faults with their location, in the order of the files. */
export function QuestionFaults({ refusal: { faultCount, faults } }: { refusal: RefusedImport }) {
  const t = useDictionary(importDictionaries);
  return (
    <>
      <Alert
        type="error"
        showIcon
        className="console-card"
        title={t('faults', { count: faultCount })}
        description={faults.length < faultCount && t('faultsShown', { shown: faults.length })}
      />
      <Table<QuestionFault>
        size="small"
        className="console-card"
        rowKey={({ file, line, path, code, problem }) => [file, line, path, code, problem].join('\n')}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        dataSource={faults}
        columns={[
          {
            title: t('place'),
            className: 'console-fault-place',
            render: (_, { file, line }) => (
              <>
                {line === null ? t('wholeFile') : t('line', { line })}
                <br />
                <small>{file}</small>
              </>
            ),
          },
          { title: t('problem'), render: (_, fault) => <FaultText fault={fault} /> },
        ]}
      />
    </>
  );
}

function FaultText({ fault }: { fault: QuestionFault }) {
  const language = useLanguage();
  const name = nameOfQuestion({ fault, language });
  return (
    <div className="console-fault">
      {name !== null && (
        <>
          <strong>{name}</strong>
          <br />
        </>
      )}
      {explainQuestionFault({ fault, language })}
    </div>
  );
}
