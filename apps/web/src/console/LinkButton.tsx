import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link in the shape of a button: one element to step on, unlike a button inside a link. */
export function LinkButton({ to, ...props }: ButtonProps & { to: string }) {
  return <Button {...props} href={useHref(to)} onClick={useLinkClickHandler(to)} />;
}
