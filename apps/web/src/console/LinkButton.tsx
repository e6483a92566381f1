import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link that looks like a button: one tab stop, unlike a button inside a link. */
export function LinkButton({ to, ...props }: ButtonProps & { to: string }) {
  return <Button {...props} href={useHref(to)} onClick={useLinkClickHandler(to)} />;
}
