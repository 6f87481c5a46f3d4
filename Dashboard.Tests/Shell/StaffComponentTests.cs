using System.Globalization;
using Bunit;
using Dashboard.Shell;
using Dashboard.Storage.Reach;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Tests.Shell;

public sealed class StaffComponentTests : BunitContext
{
    private static readonly DatabaseAwayException Away = new(null);
    private readonly FakeTimeProvider _time = new();

    public StaffComponentTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(_time);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private IEnumerable<string?> Told => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(bar => bar.Message);

    [Fact]
    public void An_act_that_finds_the_database_away_is_said_once_and_the_part_stays()
    {
        var part = Render<ActingPart>(p => p.Add(a => a.Act, () => Task.FromException(new InvalidOperationException("Cannot ask.", Away))));
        part.Find("button").Click();
        part.Find("button").Click();
        Assert.Contains("does not answer", Assert.Single(Told), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_fault_of_an_act_is_the_pages() =>
        Assert.Throws<InvalidOperationException>(() => Render<ActingPart>(p => p.Add(a => a.Act, () => throw new InvalidOperationException("Ours."))).Find("button").Click());

    [Fact]
    public async Task What_lasts_waits_for_the_database_says_so_and_goes_on()
    {
        var (asked, isAway) = (0, true);
        var part = Render<ActingPart>(p => p.Add(a => a.Work, () =>
        {
            asked++;
            return isAway ? Task.FromException(Away) : Task.CompletedTask;
        }));
        part.WaitForAssertion(() => Assert.Single(part.FindAll("[role=status]")));
        isAway = false;
        await Until.HoldsAsync(
            () =>
            {
                _time.Advance(StaffComponent.AskAgain);
                return Task.FromResult(part.FindAll("[role=status]").Count == 0);
            },
            Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(2, asked);
    }

    [Fact]
    public void A_page_that_found_the_database_away_comes_back_by_itself_and_one_that_failed_when_asked()
    {
        var asked = 0;
        var retry = EventCallback.Factory.Create(this, () => asked++);
        Render<PageBroken>(p => p.Add(b => b.Fault, Away).Add(b => b.Retry, retry));
        var broken = Render<PageBroken>(p => p.Add(b => b.Fault, new InvalidOperationException("Ours.")).Add(b => b.Retry, retry));
        _time.Advance(StaffComponent.AskAgain * 2);
        broken.WaitForAssertion(() => Assert.Equal(1, asked));
        broken.Find("button").Click();
        Assert.Equal(2, asked);
    }
}
