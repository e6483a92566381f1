import './composition.css';

interface BarsProps {
  title: string;
  bars: { label: string; count: number }[];
}

/** One bar per line with its number: readable without colour. */
export function Bars({ title, bars }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <table>
        <tbody>
          {bars.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="plot-line">
                <span className="plot-bar" style={{ width: `${(100 * count) / most}%` }} aria-hidden="true" />
              </td>
              <td className="plot-count">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
