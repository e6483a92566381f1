import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useEffect } from 'react';
import { useDictionary } from '../../../use-text';
import type { Neighbours } from './neighbours';
import { questionDictionaries } from './question-text';

interface DrawerPagerProps {
  neighbours: Neighbours;
  /** Of the list; null while it is loading. */
  total: number | null;
  onOpen: (questionId: string) => void;
}

/** From question to question of the list, also by J and K. */
export function DrawerPager({ neighbours: { before, after, position }, total, onOpen }: DrawerPagerProps) {
  const t = useDictionary(questionDictionaries);
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest('input, textarea, [role=combobox], .ant-modal')) return;
      const to = event.key === 'j' ? after : event.key === 'k' ? before : null;
      if (to !== null) onOpen(to);
    };
    window.addEventListener('keydown', act);
    return () => window.removeEventListener('keydown', act);
  }, [before, after, onOpen]);
  if (position === null) return null;
  return (
    <Space size="small">
      {total !== null && (
        <span className="question-total">{t('placeInList', { position, total: Math.max(total, position) })}</span>
      )}
      <Button
        icon={<LeftOutlined />}
        aria-label={t('before')}
        title={`${t('before')} (K)`}
        disabled={before === null}
        onClick={() => before !== null && onOpen(before)}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={t('after')}
        title={`${t('after')} (J)`}
        disabled={after === null}
        onClick={() => after !== null && onOpen(after)}
      />
    </Space>
  );
}
