import { DownloadOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useDictionary } from '../../../use-text';
import { resultsViewDictionaries } from './results-view-text';
import { saveSvg } from './save-svg';

interface PlotProps {
  title: string;
  width: number;
  height: number;
  /** The SVG content. */
  children: ReactNode;
  columns: string[];
  rows: { key: string; cells: (string | number)[] }[];
  note?: string | null;
}

/** A plot with its figures as a table below, and a button to save it as a file. */
export function Plot({ title, width, height, children, columns, rows, note = null }: PlotProps) {
  const t = useDictionary(resultsViewDictionaries);
  const drawn = useRef<SVGSVGElement>(null);
  const save = () => drawn.current && saveSvg({ svg: drawn.current, name: title });
  return (
    <figure className="results-plot">
      <Flex justify="space-between" align="center" gap="small">
        <Typography.Title level={4} className="console-section">
          {title}
        </Typography.Title>
        <Button type="text" icon={<DownloadOutlined />} aria-label={t('saveOf', { title })} onClick={save}>
          {t('save')}
        </Button>
      </Flex>
      <svg ref={drawn} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {children}
      </svg>
      {note !== null && <small>{note}</small>}
      <details>
        <summary>{t('asTable')}</summary>
        <table className="board-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [first, ...rest] }) => (
              <tr key={key}>
                <th scope="row">{first}</th>
                {rest.map((cell, index) => (
                  <td key={columns[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
