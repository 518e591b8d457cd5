import { useLocation, useRouter } from 'wouter';
import { featureAt, frame } from './frame';

/** The tabs that features have in the bar; on a phone they stand in the navigator. */
export function BarTabs() {
  const [path] = useLocation();
  const { parser } = useRouter();
  const here = featureAt(parser, path);
  return frame.map((feature, index) => feature.bar?.tabs && <feature.bar.tabs key={index} here={feature === here} />);
}
