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

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_lasts_begins_anew_until_the_database_is_back(bool isSlow)
    {
        var asked = 0;
        Render<ActingPart>(p => p.Add(a => a.Work, async () =>
        {
            asked++;
            if (isSlow)
            {
                await Task.Yield();
            }

            if (asked == 1)
            {
                throw Away;
            }
        }));
        await Until.HoldsAsync(
            () =>
            {
                _time.Advance(StaffComponent.AskAgain);
                return asked == 2;
            },
            Xunit.TestContext.Current.CancellationToken);
        _time.Advance(StaffComponent.AskAgain * 4);
        Assert.Equal(2, asked);
    }

    [Fact]
    public void A_fault_of_what_lasts_that_does_not_pass_is_the_pages() =>
        Assert.Throws<InvalidOperationException>(() => Render<ActingPart>(p => p.Add(a => a.Work, () => throw new InvalidOperationException("Ours."))));

    [Fact]
    public void An_act_that_fails_at_once_is_told_like_one_that_fails_later()
    {
        Render<ActingPart>(p => p.Add(a => a.Act, () => throw Away)).Find("button").Click();
        Assert.Contains("does not answer", Assert.Single(Told), StringComparison.Ordinal);
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
