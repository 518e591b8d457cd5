namespace OrleansChat.Browsers.Pages;

/// <summary>What libraries of their time change in the browser's own objects: written from what they are known to do.</summary>
internal static class ForeignScripts
{
    /// <summary>
    /// As Prototype 1.6 and 1.7: JSON by methods, Array.from without mapping, collections and elements with methods of its own.
    /// </summary>
    public const string Prototype = """
        (() => {
          const $break = {};
          const toArray = iterable => !iterable ? [] : 'toArray' in Object(iterable) ? iterable.toArray() : Array.prototype.slice.call(iterable);
          window.$A = Array.from = toArray;
          Object.toJSON = object => typeof object === 'string' ? '"' + object + '"' : object?.toJSON ? object.toJSON() : String(object);
          Object.keys = object => { const keys = []; for (const key in object) keys.push(key); return keys };
          Object.extend = Object.assign;
          const each = function (act, context) { let index = 0; try { for (let i = 0; i < this.length; i++) act.call(context, this[i], index++) } catch (e) { if (e !== $break) throw e } return this };
          const collect = function (act = x => x, context) { const all = []; this.each((value, index) => all.push(act.call(context, value, index))); return all };
          const findAll = function (act, context) { const all = []; this.each((value, index) => act.call(context, value, index) && all.push(value)); return all };
          const detect = function (act, context) { let found; this.each((value, index) => { if (act.call(context, value, index)) { found = value; throw $break } }); return found };
          const toList = function () { return [...this] };
          Object.assign(Array.prototype, {
            each, map: collect, collect, filter: findAll, findAll, select: findAll, find: detect, detect, entries: toList, toArray: toList, clone: toList,
            toJSON() { return '[' + this.map(Object.toJSON).join(', ') + ']' },
            reduce() { return this.length > 1 ? this : this[0] },
            first() { return this[0] }, last() { return this[this.length - 1] }, compact() { return this.filter(x => x != null) },
            include(object) { return this.indexOf(object) >= 0 }, without(...values) { return this.filter(x => !values.include(x)) }, size() { return this.length },
            inspect() { return '[' + this.map(String).join(', ') + ']' }, uniq() { return [...new Set(this)] }, flatten() { return this.flat(Infinity) },
          });
          Object.assign(String.prototype, {
            toJSON() { return '"' + this + '"' }, strip() { return this.trim() }, include(text) { return this.indexOf(text) > -1 }, times(n) { return this.repeat(n) }, toArray() { return this.split('') },
            startsWith(text) { return this.lastIndexOf(text, 0) === 0 }, endsWith(text) { const at = this.length - text.length; return at >= 0 && this.indexOf(text, at) === at },
            sub(pattern, text) { return this.replace(pattern, text) }, gsub(pattern, text) { return this.split(pattern).join(text) }, empty() { return this == '' }, blank() { return /^\s*$/.test(this) },
          });
          Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : 'null' };
          Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"' };
          Object.assign(Function.prototype, {
            bind(context, ...first) { const act = this; return function (...more) { return act.apply(context, [...first, ...more]) } },
            curry(...first) { const act = this; return function (...more) { return act.apply(this, [...first, ...more]) } }, defer() { return setTimeout(this, 10) }, argumentNames() { return [] },
          });
          Object.assign(Element.prototype, {
            scrollTo() { let top = 0; for (let at = this; at; at = at.offsetParent) top += at.offsetTop; window.scrollTo(0, top); return this },
            remove() { this.parentNode.removeChild(this); return this }, update(html) { this.innerHTML = html; return this }, hide() { this.style.display = 'none'; return this }, show() { this.style.display = ''; return this },
            toggle() { return this }, insert(html) { this.insertAdjacentHTML('beforeend', html); return this }, select(css) { return [...this.querySelectorAll(css)] }, visible() { return this.style.display !== 'none' },
            up() { return this.parentNode }, next() { return this.nextElementSibling }, identify() { return this.id ||= 'anonymous_element_1' }, clone(deep) { return this.cloneNode(deep) }, empty() { return !this.firstChild },
          });
          Object.assign(Event.prototype, { stop() { this.preventDefault(); this.stopPropagation() }, element() { return this.target }, findElement() { return this.target } });
          const NativeElement = window.Element;
          window.Element = function (tag, attributes) { return Object.assign(document.createElement(tag), attributes) };
          Object.assign(window.Element, NativeElement);
          window.Element.prototype = NativeElement.prototype;
        })();
        """;

    /// <summary>As MooTools 1.2 to 1.6: types in the place of the browser's, bind with one list, an Event and a JSON of its own.</summary>
    public const string MooTools = """
        (() => {
          Object.prototype.$family = { name: 'object' };
          const splat = x => x == null ? [] : Array.isArray(x) ? x : [x];
          Array.from = item => item == null ? [] : typeof item !== 'string' && typeof item.length === 'number' ? Array.prototype.slice.call(item) : [item];
          for (const type of [Array, String, Number, Function]) type.prototype.$constructor = type;
          Object.assign(Array.prototype, {
            each(act, context) { for (let i = 0; i < this.length; i++) act.call(context, this[i], i, this) }, clean() { return this.filter(x => x != null) }, contains(x) { return this.indexOf(x) !== -1 },
            append(list) { this.push(...list); return this }, include(x) { if (!this.contains(x)) this.push(x); return this }, erase(x) { return this }, empty() { this.length = 0; return this }, flatten() { return this.flat(Infinity) },
            pick() { return this.find(x => x != null) ?? null }, invoke(name) { return this.map(x => x[name]()) }, getLast() { return this[this.length - 1] }, associate(keys) { return {} }, link() { return {} },
          });
          Object.assign(String.prototype, { test(pattern) { return new RegExp(pattern).test(this) }, contains(x) { return this.indexOf(x) > -1 }, clean() { return this.trim() }, toInt() { return parseInt(this) }, hyphenate() { return this }, substitute() { return this } });
          Function.prototype.bind = function (context, list) { const act = this; return function (...more) { return act.apply(context, list === undefined ? more : [...splat(list), ...more]) } };
          Object.assign(Function.prototype, { delay(ms) { return setTimeout(this, ms) }, periodical(ms) { return setInterval(this, ms) }, pass(list) { return () => this(...splat(list)) }, attempt() { }, extend(more) { return Object.assign(this, more) }, implement(more) { Object.assign(this.prototype, more); return this } });
          window.JSON = { encode: object => 'encoded', decode: text => ({}), $family: 'hash' };
          window.Event = function (event) { this.event = event };
          window.Request = function (options) { this.options = options };
          for (const name of ['Hash', 'Native', 'Type', 'Class', 'Chain', 'Events', 'Options', 'Cookie', 'Fx', 'Browser', 'Map', 'Set']) window[name] = function () { };
          Object.assign(Element.prototype, { set(name, value) { this.setAttribute(name, value); return this }, get(name) { return this.getAttribute(name) }, inject(into) { into.append(this); return this }, dispose() { this.remove(); return this }, addEvent(type, act) { this.addEventListener(type, act); return this }, empty() { this.innerHTML = ''; return this } });
          Date.parse = text => new Date(text);
          window.$ = document.id = id => document.getElementById(id);
          window.$$ = css => [...document.querySelectorAll(css)];
        })();
        """;

    /// <summary>As Zone.js: promises, timers, events, requests and observers go through wrappers.</summary>
    public const string Zone = """
        (() => {
          const inZone = act => typeof act !== 'function' ? act : function (...all) { return act.apply(this, all) };
          const NativePromise = window.Promise;
          class ZoneAwarePromise {
            constructor(executor) { this.__zone_symbol__native = new NativePromise((resolve, reject) => executor(inZone(resolve), inZone(reject))) }
            then(done, failed) { const native = this.__zone_symbol__native; return new ZoneAwarePromise((resolve, reject) => native.then(inZone(done), inZone(failed)).then(resolve, reject)) }
            catch(failed) { return this.then(null, failed) }
            finally(act) { return this.then(value => { act(); return value }, error => { act(); throw error }) }
            get [Symbol.toStringTag]() { return 'Promise' }
            static resolve(value) { return new this(resolve => resolve(value)) }
            static reject(error) { return new this((_, reject) => reject(error)) }
          }
          for (const name of ['all', 'allSettled', 'any', 'race'])
            ZoneAwarePromise[name] = all => new ZoneAwarePromise((resolve, reject) => NativePromise[name]([...all].map(each => NativePromise.resolve(each))).then(resolve, reject));
          window.Promise = ZoneAwarePromise;
          for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask']) { const native = window[name]; window[name] = (act, ...more) => native.call(window, inZone(act), ...more) }
          const { addEventListener, removeEventListener } = EventTarget.prototype;
          const wrapped = new WeakMap();
          EventTarget.prototype.addEventListener = function (type, act, options) {
            if (typeof act !== 'function') return addEventListener.call(this, type, act, options);
            if (!wrapped.has(act)) wrapped.set(act, inZone(act));
            return addEventListener.call(this ?? window, type, wrapped.get(act), options);
          };
          EventTarget.prototype.removeEventListener = function (type, act, options) { return removeEventListener.call(this ?? window, type, wrapped.get(act) ?? act, options) };
          const nativeFetch = window.fetch;
          window.fetch = (...all) => new ZoneAwarePromise((resolve, reject) => nativeFetch(...all).then(resolve, reject));
          const { send } = XMLHttpRequest.prototype;
          XMLHttpRequest.prototype.send = function (...all) { this.__zone_symbol__xhrTask = {}; return send.apply(this, all) };
          for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) { const Native = window[name]; window[name] = class extends Native { constructor(act, options) { super(inZone(act), options) } } }
          const NativeSocket = window.WebSocket;
          window.WebSocket = class extends NativeSocket { set onmessage(act) { super.onmessage = inZone(act) } get onmessage() { return super.onmessage } };
        })();
        """;
}
