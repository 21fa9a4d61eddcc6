namespace PortSipCallControl;

/// <summary>The style sheet of a report: light and dark, on a phone, on a wide screen, and on paper.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ink:#1b2430;--soft:#4a5563;--paper:#fff;--card:#f3f5f8;--line:#c9d0d9;--good:#1f6fb2;--bad:#b3541e}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#b4bdc9;--paper:#12161c;--card:#1c222b;--line:#3a4350;--good:#5aa9e6;--bad:#e8935a}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.45 system-ui,"Segoe UI",Roboto,Arial,sans-serif}
        main{max-width:80rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;margin:.2rem 0}
        h2{font-size:1.15rem;margin:0 0 .5rem}
        p{margin:.2rem 0;color:var(--soft)}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.6rem;margin:1rem 0}
        dl div{background:var(--card);border-radius:.4rem;padding:.5rem .7rem}
        dt{color:var(--soft);font-size:.85rem}
        dd{margin:0;font-size:1.45rem;font-weight:600;font-variant-numeric:tabular-nums}
        dd.change{font-size:.85rem;font-weight:400;color:var(--soft)}
        .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,36rem),1fr));gap:1rem}
        section{border:1px solid var(--line);border-radius:.4rem;padding:.8rem;min-width:0;break-inside:avoid}
        svg{display:block;width:100%;height:auto}
        svg text{fill:var(--ink);font-size:11px}
        .good{fill:var(--good)}.bad{fill:var(--bad)}.axis{stroke:var(--line)}
        .key{font-size:.85rem}.key svg{display:inline-block;width:.8rem;height:.8rem;margin:0 .25rem 0 .6rem;vertical-align:-.05rem}
        table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:.2rem .25rem;border-bottom:1px solid var(--line);vertical-align:top}
        td.name{min-width:7.5rem}th.name{min-width:8rem}.name{overflow-wrap:anywhere}
        tbody :is(th,td):not(.name){white-space:nowrap}
        thead th{color:var(--soft);font-weight:600}
        tbody th{font-weight:400}
        td.bar{width:15%;min-width:1rem}td.bar svg{height:.8rem;margin-top:.3rem}
        details{margin-top:.5rem}summary{cursor:pointer;color:var(--soft)}
        .wide{overflow-x:auto}
        .wide table{font-size:.75rem}
        @media (max-width:30rem){table{font-size:.8rem}th,td{padding:.2rem}details table{font-size:.7rem}details :is(th,td){padding:.2rem .1rem}td.name,th.name{min-width:0}section>table tbody :is(th,td){overflow-wrap:anywhere;white-space:normal!important}section>table thead th{overflow-wrap:normal;vertical-align:bottom}section>table thead th:is(:nth-child(4),:nth-child(5)):not(.bar){writing-mode:vertical-rl;transform:rotate(180deg)}section>table tbody td:is(:nth-child(4),:nth-child(5)):not(.bar){white-space:nowrap!important}td.bar,th.bar{display:none}}
        @media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--card:#fff;--line:#999;--good:#1f6fb2;--bad:#b3541e}body{font-size:12px}main{max-width:none;padding:0}dl div{border:1px solid #999}details{display:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
