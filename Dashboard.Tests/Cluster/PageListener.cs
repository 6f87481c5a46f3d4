using System.Globalization;
using Microsoft.Playwright;

namespace Dashboard.Tests.Cluster;

/// <summary>The front page in a real browser: its own script reconnects, and tells of each event that it applied.</summary>
/// <param name="page">A page of a profile of its own.</param>
/// <param name="address">Of the proxy.</param>
/// <param name="number">Its number.</param>
internal sealed class PageListener(IPage page, string address, int number) : IListener
{
    public Heard Heard { get; } = new(string.Create(CultureInfo.InvariantCulture, $"page {number}"));

    /// <summary>Opens the page; what is published from now on is heard.</summary>
    public async Task OpenAsync()
    {
        await page.ExposeFunctionAsync<double, string, string, bool>("tellOf", (seq, kind, title) =>
        {
            Heard.Take((long)seq, kind, title);
            return true;
        });
        await page.AddInitScriptAsync("document.addEventListener('news', e => tellOf(e.detail.data.eventSeq, e.detail.kind, e.detail.data.title ?? ''));");
        await page.GotoAsync(address + "/");
        await page.WaitForFunctionAsync("() => document.querySelector('.ticker').dataset.link === 'live'");
        Heard.Connect();
    }

    public async Task ListenAsync(CancellationToken ct)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (ct.Register(end.SetResult))
        {
            await end.Task;
        }

        if (await page.EvaluateAsync<bool>("() => { const all = [...document.querySelectorAll('.ticker-line:not([aria-hidden]) li')].map(i => i.dataset.headline); return new Set(all).size !== all.length; }"))
        {
            Heard.Blame($"{Heard.Name} shows a headline twice");
        }
    }
}
