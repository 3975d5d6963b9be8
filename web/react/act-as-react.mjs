/**
 * What React 19 does and Preact's compat layer does not, as far as the kit or we rely on it. `__b`, `__c` and `__e` are the
 * names that Preact's builds have for "a part begins", "all is committed" and "the part's element".
 */
export function actAsReact(hooks) {
  const { vnode: onMade, __b: onBegin, diffed: onEnd, __c: onCommit } = hooks;
  const met = new WeakSet();
  let toFocus = [];
  hooks.vnode = (part) => {
    // Within a drawing the names of attributes are case-sensitive.
    if (typeof part.type === 'string' && 'tabIndex' in part.props) {
      const { tabIndex, ...props } = part.props;
      part.props = { ...props, tabindex: tabIndex };
    }
    onMade?.(part);
  };
  hooks.__b = (part) => {
    // A function component is given its `ref` among its props.
    if (typeof part.type === 'function' && part.ref && !part.type.prototype?.render) {
      part.props.ref = part.ref;
      part.ref = null;
    }
    onBegin?.(part);
  };
  hooks.diffed = (part) => {
    // Whenever such an element comes it takes the focus; the attribute alone does it when the page comes.
    const { __e: element, type, props } = part;
    if (typeof type === 'string' && props.autoFocus && element && !met.has(element)) {
      met.add(element);
      toFocus.push(element);
    }
    onEnd?.(part);
  };
  hooks.__c = (part, queue) => {
    onCommit?.(part, queue);
    const elements = toFocus;
    toFocus = [];
    for (const element of elements) {
      element.focus();
      // Behind what it begins with. Null: a kind of field in which there is no such place.
      const { selectionEnd, value } = element;
      if (typeof selectionEnd === 'number') element.setSelectionRange(value.length, value.length);
    }
  };
}
