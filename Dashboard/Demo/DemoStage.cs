using Dashboard.Accounts;
using Dashboard.Demo.Script;
using Dashboard.Demo.Serving;
using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Dashboard.Sources.Scheduling;
using Microsoft.Extensions.Options;

namespace Dashboard.Demo;

/// <summary>Sets the stage before the curtain rises: the accounts and the sources, made as a person would make them, with their audit rows and events.</summary>
/// <param name="accounts">Makes accounts.</param>
/// <param name="desk">Adds sources.</param>
/// <param name="signIns">For whom.</param>
/// <param name="port">Where the newswire is.</param>
/// <param name="schedules">What the operator says of schedules.</param>
internal sealed class DemoStage(
    StaffAccounts accounts, SourceDesk desk, DemoSignIns signIns, NewswirePort port, IOptions<IngestScheduleOptions> schedules) : IHostedService
{
    private const string TimeZone = "Africa/Tunis";
    private const string SectionLanguage = "fr";

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The product refused an account or a source of the demo.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var one in signIns.All)
        {
            var outcome = await accounts.CreateAsync(new Newcomer(one.Email, one.DisplayName, one.Password, one.Role), Actor.System, cancellationToken);
            if (!outcome.Succeeded)
            {
                throw new InvalidOperationException($"The demo's account {one.Email} was refused: {string.Join(", ", outcome.Faults)}.");
            }
        }

        var sections = TextLibrary.Sections();
        foreach (var source in DemoSources.All)
        {
            var result = await desk.AddAsync(Draft(source, sections[(source.Section, SectionLanguage)]), Actor.System, cancellationToken);
            if (result.Fault is { } fault)
            {
                throw new InvalidOperationException($"The demo's source {source.Slug} was refused: {fault.Code} {string.Join(", ", fault.Arguments)}.");
            }
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private SourceDraft Draft(DemoSource source, string section) => new(source.FeedUrl(port.Root).AbsoluteUri)
    {
        Name = source.Name,
        Site = source.SiteUrl(port.Root).AbsoluteUri,
        Section = section,
        Language = source.Language,
        Schedule = Schedule(source),
        Display = Word(source.Display),
        Pictures = Word(source.Pictures),
    };

    // A schedule beneath the operator's floor would be refused; then the newsroom's own rhythm does.
    private SourceScheduleSetting? Schedule(DemoSource source)
    {
        if (source.PollSeconds is not { } seconds || TimeSpan.FromSeconds(seconds) < schedules.Value.MinimumInterval)
        {
            return null;
        }

        return source.Cron is { } cron ? new(Cron: cron, TimeZone: TimeZone) : new(Interval: TimeSpan.FromSeconds(seconds));
    }

    private static string Word(Enum choice) => choice.ToString().ToLowerInvariant();
}
