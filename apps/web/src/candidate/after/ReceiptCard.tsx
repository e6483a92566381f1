import { useRef, useState } from 'react';
import { useText } from '../use-candidate-text';

type Copying = 'none' | 'copied' | 'failed';

export function ReceiptCard({ receipt }: { receipt: string }) {
  const text = useText();
  const code = useRef<HTMLElement>(null);
  const [copying, setCopying] = useState<Copying>('none');
  const copy = async () => setCopying((await copyText(receipt, code.current)) ? 'copied' : 'failed');
  return (
    <section className="card receipt">
      <h2>{text('receipt.title')}</h2>
      <p>
        <code className="receipt-code" ref={code}>{receipt}</code>
      </p>
      <p className="hint">{text('receipt.text')}</p>
      <button type="button" className="button" onClick={() => void copy()}>{text('receipt.copy')}</button>
      <span role="status" className="said">
        {copying === 'copied' && text('receipt.copied')}
        {copying === 'failed' && text('receipt.copyFailed')}
      </span>
    </section>
  );
}

/** Over plain http there is no clipboard: then the code is selected and copied the old way. */
async function copyText(receipt: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(receipt);
    return true;
  } catch {
    if (!shown) return false;
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}
