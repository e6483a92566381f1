import { useRef, useState } from 'react';
import { useText } from '../use-candidate-text';

type Copying = 'none' | 'copied' | 'failed';

interface ReceiptCardProps {
  receipt: string;
  /** Lines of the picture besides the code. */
  pictureLines: string[];
}

export function ReceiptCard({ receipt, pictureLines }: ReceiptCardProps) {
  const text = useText();
  const code = useRef<HTMLElement>(null);
  const [copying, setCopying] = useState<Copying>('none');
  const [pictureFailed, setPictureFailed] = useState(false);
  const copy = async () => setCopying((await copyText(receipt, code.current)) ? 'copied' : 'failed');
  // Loaded only when the picture is asked for.
  const savePicture = async () => {
    const picture = { title: text('receipt.title'), receipt, lines: pictureLines };
    setPictureFailed(
      !(await import('./receipt-picture').then((drawing) => drawing.saveReceipt(picture)).catch(() => false)),
    );
  };
  return (
    <section className="card receipt">
      <h2>{text('receipt.title')}</h2>
      <p>
        <code className="receipt-code" ref={code}>
          {receipt}
        </code>
      </p>
      <p className="hint">{text('receipt.text')}</p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => void copy()}>
          {text('receipt.copy')}
        </button>
        <button type="button" className="button" onClick={() => void savePicture()}>
          {text('receipt.picture')}
        </button>
      </div>
      <span role="status" className="said">
        {copying === 'copied' && text('receipt.copied')}
        {copying === 'failed' && text('receipt.copyFailed')}
        {pictureFailed && text('receipt.pictureFailed')}
      </span>
    </section>
  );
}

/** The clipboard API is missing over plain http: select the code and use `execCommand`. */
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
