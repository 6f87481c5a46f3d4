using System.Globalization;
using Bunit;
using Dashboard.Desk.Items;
using Dashboard.Desk.Pages;
using Dashboard.Headlines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Dashboard.Tests.Desk;

public sealed class DeskFiltersTests : BunitContext
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<DeskFilter> _asked = [];

    public DeskFiltersTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddScoped<SectionNames>();
        Services.AddSingleton<TimeProvider>(_time);
    }

    [Fact]
    public async Task What_was_typed_since_is_not_taken_back_by_the_filter_that_its_beginning_led_to()
    {
        var filters = Render<DeskFilters>(p => p.Add(f => f.Filter, DeskFilter.All).Add(f => f.Choices, DeskChoices.None).Add(f => f.Changed, _asked.Add));
        await TypeAsync(filters, "el");
        await TypeAsync(filters, "elec");
        Assert.Equal(["el", "elec"], _asked.Select(f => f.Words));
        foreach (var asked in _asked)
        {
            filters.Render(p => p.Add(f => f.Filter, asked));
            Assert.Equal("elec", filters.Find(".find-words").GetAttribute("value"));
        }

        // Words of another hand: back in the history, or all filters cleared.
        filters.Render(p => p.Add(f => f.Filter, DeskFilter.All with { Words = "pluie" }));
        Assert.Equal("pluie", filters.Find(".find-words").GetAttribute("value"));
    }

    private async Task TypeAsync(IRenderedComponent<DeskFilters> filters, string words)
    {
        var typing = filters.Find(".find-words").InputAsync(new ChangeEventArgs { Value = words });
        _time.Advance(TimeSpan.FromMilliseconds(250));
        await typing;
    }
}
