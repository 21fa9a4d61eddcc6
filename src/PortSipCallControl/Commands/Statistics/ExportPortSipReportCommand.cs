using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Writes a report of CDRs or call logs to an HTML file: figures, charts and lists, as a page for browsers or for a mail.</summary>
[Cmdlet(VerbsData.Export, "PortSipReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPortSipReportCommand : CallStatisticsCommand
{
    private ReportFigures? _figures;

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The beginning of the period. Earlier calls are those of the previous period, to which the figures are compared.</summary>
    [Parameter]
    [Time]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The end of the period.</summary>
    [Parameter]
    [Time]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Until { get; set; }

    /// <summary>The heading.</summary>
    [Parameter]
    [NoOffers]
    public string? Title { get; set; }

    /// <summary>The language of the labels. If omitted, that of the session, or else English.</summary>
    [Parameter]
    [EnumText(typeof(PortSipLanguage))]
    public PortSipLanguage? Language { get; set; }

    /// <summary>Uses only what every mail program can show: tables, without a style sheet and without SVG.</summary>
    [Parameter]
    public SwitchParameter ForMail { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => base.ErrorTarget ?? Path;

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        var until = Until ?? DateTimeOffset.Now;
        if (Since >= until)
            Refuse($"-Since ({Since:yyyy-MM-dd HH:mm}) isn't before {(Until is null ? "now" : "-Until")} ({until:yyyy-MM-dd HH:mm}).", "Specify a period that ends after it begins.");
        _figures = new ReportFigures(Zone, Since is null && Until is null ? null : ReportPeriod.Of(Since ?? DateTimeOffset.MinValue, until, Zone));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var path = FileSystemPaths.Resolve(this, Path);
        if (!ShouldProcess(path, "Write the report"))
            return Task.CompletedTask;
        var content = new ReportContent(_figures!, ReportLabels.Of(Language ?? SessionLanguage.Current), Text.OrNull(Title));
        TextFile.Write(path, ForMail ? MailReport.Of(content) : WebReport.Of(content), Force ? RecordingTargetConflict.Replace : RecordingTargetConflict.Fail);
        if (PassThru)
            WriteObject(new FileInfo(path));
        return Task.CompletedTask;
    }

    private protected override void Count(in MeasuredCall call) => _figures!.Add(call);
}
