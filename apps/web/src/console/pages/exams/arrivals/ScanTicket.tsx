import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useDictionary } from '../../../use-text';
import { arrivalDictionaries } from './arrival-text';
import { ticketInCode } from './ticket-in-code';

interface FoundCode {
  rawValue: string;
}

interface CodeReader {
  detect: (source: HTMLVideoElement) => Promise<FoundCode[]>;
}

/** Not in the types of browsers yet, nor in all browsers. */
const Detector = (globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => CodeReader })
  .BarcodeDetector;

const LOOK_EVERY_MS = 250;
/** The same ticket is still before the camera. */
const SAME_AGAIN_MS = 4_000;

/** The camera, where the browser reads QR codes; elsewhere the number is typed. */
export function ScanTicket({ onTicket }: { onTicket: (ticketNumber: string) => void }) {
  const t = useDictionary(arrivalDictionaries);
  const [scanning, setScanning] = useState(false);
  const [failed, setFailed] = useState(false);
  if (!Detector || !navigator.mediaDevices) return null;
  return (
    <div className="console-stack">
      <div>
        <Button
          onClick={() => {
            setFailed(false);
            setScanning(!scanning);
          }}
        >
          {t(scanning ? 'stopScan' : 'scan')}
        </Button>
      </div>
      {scanning && (
        <Camera
          onTicket={onTicket}
          onFail={() => {
            setFailed(true);
            setScanning(false);
          }}
        />
      )}
      {failed && <Alert type="warning" showIcon title={t('noCamera')} />}
    </div>
  );
}

function Camera({ onTicket, onFail }: { onTicket: (ticketNumber: string) => void; onFail: () => void }) {
  const t = useDictionary(arrivalDictionaries);
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onTicket, onFail });
  useEffect(() => {
    handlers.current = { onTicket, onFail };
  });
  useEffect(() => {
    const watch = watchCamera({
      show: (stream) => {
        if (video.current) video.current.srcObject = stream;
      },
      frame: () => video.current,
      onTicket: (ticket) => handlers.current.onTicket(ticket),
      onFail: () => handlers.current.onFail(),
    });
    return () => watch.stop();
  }, []);
  return <video ref={video} className="arrival-video" autoPlay muted playsInline aria-label={t('scan')} />;
}

function watchCamera({
  show,
  frame,
  onTicket,
  onFail,
}: {
  show: (stream: MediaStream) => void;
  frame: () => HTMLVideoElement | null;
  onTicket: (ticket: string) => void;
  onFail: () => void;
}): { stop: () => void } {
  let stopped = false;
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = { ticket: '', at: 0 };
  const reader = Detector ? new Detector({ formats: ['qr_code'] }) : null;
  const look = async (): Promise<void> => {
    const source = frame();
    const codes = source && source.readyState >= 2 ? await (reader?.detect(source) ?? []) : [];
    const ticket = codes.map(({ rawValue }) => ticketInCode(rawValue)).find((found) => found !== null);
    const now = performance.now();
    if (ticket && (ticket !== last.ticket || now - last.at > SAME_AGAIN_MS)) onTicket(ticket);
    if (ticket) last = { ticket, at: now };
    if (!stopped) timer = setTimeout(() => void look().catch(onFail), LOOK_EVERY_MS);
  };
  navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then((opened) => {
    stream = opened;
    if (stopped) return end();
    show(opened);
    void look().catch(onFail);
  }, onFail);
  const end = (): void => stream?.getTracks().forEach((track) => track.stop());
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      end();
    },
  };
}
