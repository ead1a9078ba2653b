// Drops from Bootstrap Italia's sheet what Approdo never shows or its CSP refuses, and makes the right-to-left twin.
const fs = require("fs");
const path = require("path");
const postcss = require("postcss");
const rtlcss = require("rtlcss");

const [source, target] = process.argv.slice(2);

// Portal furniture: a case file has no videos, carousels, heroes, cookie bars or star ratings.
const UNUSED = new RegExp(
    "\\.(vjs|video-js|splide|it-carousel|it-hero|it-header|it-footer|it-brand|it-nav-wrapper|it-search-wrapper|" +
    "it-right-zone|it-social|it-map|it-grid|it-banner|it-timeline|it-list|it-region|cookiebar|acceptoverlay|rating|" +
    "megamenu|navscroll|bg-complementary|complementary|analogue|lightgrey|bg-lightgrey|neutral-\\d+-|just-validate|" +
    "point-list|upload-|thumb-nav|sidebar|bottom-nav|parallax|img-|avatar|offcanvas|navbar|section-|autocomplete|" +
    "timeline|dimmer|sticky-wrapper|toast|steppers|toolbar|callout|accordion|card|modal|popover|tooltip|notification)"
);

// Its focus ring waits for a script that tells mouse from keyboard; ours is :focus-visible (approdo.css).
const FOCUS = /data-focus-mouse/;

function trim(root) {
    root.walkAtRules("font-face", (rule) => rule.remove()); // font-src 'self' refuses data: fonts
    root.walkRules((rule) => {
        if (rule.parent.type === "atrule" && /keyframes/.test(rule.parent.name)) return;
        const kept = rule.selectors.filter((selector) => !UNUSED.test(selector) && !FOCUS.test(selector));
        if (kept.length === 0) rule.remove();
        else if (kept.length < rule.selectors.length) rule.selectors = kept;
    });
    root.walkAtRules((rule) => {
        if (rule.nodes && rule.nodes.length === 0) rule.remove();
    });
    root.walkComments((comment) => {
        if (comment.text.startsWith("# sourceMappingURL")) comment.remove();
    });
}

const root = postcss.parse(fs.readFileSync(source, "utf8").replace(/^\uFEFF/, ""));
trim(root);
// In a layer, so that our own sheet wins by standing outside it and never by shouting.
const css = `@layer vendor{${root.toString()}}\n`;
fs.writeFileSync(path.join(target, "bootstrap-italia.min.css"), css);
fs.writeFileSync(path.join(target, "bootstrap-italia.rtl.min.css"), rtlcss.process(css));
