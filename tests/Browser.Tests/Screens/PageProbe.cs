using Microsoft.Playwright;

namespace OrleansChat.Browsers.Screens;

/// <summary>What a page shows, seen from inside.</summary>
internal sealed record PageProbe
{
    /// <summary>Every visible text, and every name and hint for assistive technology.</summary>
    public string[] Texts { get; set; } = [];

    /// <summary>What does not fit: sideways scrolling, text cut off without an ellipsis.</summary>
    public string[] Misfits { get; set; } = [];

    /// <param name="page">The page.</param>
    /// <param name="part">Which part of it is the product's own; the shadow root of that element if it has one.</param>
    public static Task<PageProbe> Of(IPage page, string part) => page.EvaluateAsync<PageProbe>(Script, part);

    private const string Script = """
        part => {
          const texts = new Set(), misfits = new Set();
          const name = e => `<${e.localName}${e.className?.baseVal === undefined && e.className ? ' class="' + e.className + '"' : ''}> "${e.textContent.trim().slice(0, 60)}"`;
          const seen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
          const misfit = e => {
            const style = getComputedStyle(e);
            if (e.clientWidth <= 1) return; // Words for screen readers only.
            const wider = e.scrollWidth > e.clientWidth + 1;
            if (wider && /auto|scroll/.test(style.overflowX)) misfits.add(`needs sideways scrolling: ${name(e)}`);
            const bare = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (bare && wider && /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis') misfits.add(`is cut off: ${name(e)}`);
            if (bare && e.getBoundingClientRect().right > innerWidth + 1) misfits.add(`sticks out to the right: ${name(e)}`);
          };
          const walk = root => {
            for (const e of root.querySelectorAll('*')) {
              if (e.shadowRoot) walk(e.shadowRoot);
              if (!seen(e) || e.closest('script, style')) continue;
              misfit(e);
              for (const n of e.childNodes) if (n.nodeType === 3 && n.data.trim()) texts.add(n.data.trim());
              for (const a of ['aria-label', 'placeholder', 'title', 'alt']) if (e.getAttribute(a)?.trim()) texts.add(e.getAttribute(a).trim());
            }
          };
          const top = document.querySelector(part);
          walk(top.shadowRoot ?? top);
          const page = document.scrollingElement;
          if (page.scrollWidth > innerWidth) misfits.add(`the page is ${page.scrollWidth} wide on a screen of ${innerWidth}`);
          return { texts: [...texts], misfits: [...misfits] };
        }
        """;
}
