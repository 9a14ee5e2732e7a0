import { parser } from '@prometheus-io/lezer-promql';

/** Names of the metrics that an expression in PromQL looks at. Throws where it can't be parsed. */
export function metricNamesIn(expression: string): readonly string[] {
  // Grafana puts durations in place of these before Prometheus sees them.
  const text = expression.replaceAll('$__rate_interval', '1m').replaceAll('$__range', '1h');
  const names: string[] = [];
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new SyntaxError(`not PromQL at ${node.from}: ${text}`);
      if (node.name === 'VectorSelector') {
        const identifier = node.node.getChild('Identifier');
        if (identifier !== null) names.push(text.slice(identifier.from, identifier.to));
      }
    },
  });
  return names;
}
