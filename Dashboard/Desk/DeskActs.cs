using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Dashboard.Wire.Newsroom;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Desk;

/// <summary>
/// What staff do to headlines, by page or by API: who may is decided here. The rule of the flash: it tells everybody to look up, a few times
/// a year, so two people stand behind it. A journalist files at most urgent; moderators and administrators call something a flash.
/// </summary>
/// <param name="headlines">Does it.</param>
/// <param name="authorization">Knows the policies.</param>
/// <param name="site">Says the newsroom's name.</param>
public sealed class DeskActs(NewsroomHeadlines headlines, IAuthorizationService authorization, ISiteFace site)
{
    /// <summary>Whether somebody may take headlines back and call one a flash.</summary>
    /// <param name="user">Somebody.</param>
    public async Task<bool> ModeratesAsync(ClaimsPrincipal user) => (await authorization.AuthorizeAsync(user, Policies.Moderation)).Succeeded;

    /// <summary>Files a headline of the newsroom.</summary>
    /// <param name="draft">What somebody wrote.</param>
    /// <param name="user">Who.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task<NewsroomOutcome<Headline>> FileAsync(HeadlineDraft draft, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!(await authorization.AuthorizeAsync(user, Policies.Desk)).Succeeded)
        {
            return new(null, HeadlineFault.Of(HeadlineFaultCode.NotAllowed));
        }

        return draft.Urgency == Urgency.Flash && !await ModeratesAsync(user)
            ? new(null, HeadlineFault.Of(HeadlineFaultCode.Flash))
            : await headlines.FileAsync(draft, site.Name, Actor.Of(user), ct);
    }

    /// <summary>Takes a headline back.</summary>
    /// <param name="id">The headline.</param>
    /// <param name="reason">On whose word.</param>
    /// <param name="note">Why, in a person's words.</param>
    /// <param name="user">Who.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task<NewsroomOutcome<Withdrawal>> WithdrawAsync(long id, WithdrawalReason reason, string? note, ClaimsPrincipal user, CancellationToken ct) =>
        await ModeratesAsync(user)
            ? await headlines.WithdrawAsync(id, reason, note, Actor.Of(user), ct)
            : new(null, HeadlineFault.Of(HeadlineFaultCode.NotAllowed));
}
