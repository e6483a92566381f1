import { Alert, Table } from 'antd';
import { useDictionary } from '../../use-text';
import { importDictionaries } from './import-text';
import type { RefusedImport } from './question-fault';

/** Every fault with its place; the text of a fault comes from the server as it is, for it quotes the file. */
export function QuestionFaults({ refusal: { faultCount, faults } }: { refusal: RefusedImport }) {
  const t = useDictionary(importDictionaries);
  return (
    <>
      <Alert
        type="error" showIcon className="console-card" title={t('faults', { count: faultCount })}
        description={faults.length < faultCount && t('faultsShown', { shown: faults.length })}
      />
      <Table
        size="small"
        className="console-card"
        rowKey={({ file, line, question, problem }) => [file, line, question, problem].join('\n')}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        dataSource={faults}
        columns={[
          { title: `${t('file')} · ${t('line')}`, render: (_, { file, line }) => <>{file}<br /><small>{line === null ? t('wholeFile') : `${t('line')} ${line}`}</small></> },
          { title: t('problem'), render: (_, { question, problem }) => <>{question && <><strong>{question}</strong><br /></>}{problem}</> },
        ]}
      />
    </>
  );
}
