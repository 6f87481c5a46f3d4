using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Accounts;

/// <summary>Lets the first administrator in: from the configuration, else by a one-time link. There is only ever one first.</summary>
/// <param name="scopes">Identity's managers live a scope long.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="options">The configured administrator.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says that one was made; never a link.</param>
public sealed class FirstAdministrator(
    IServiceScopeFactory scopes, IDbContextFactory<NewsroomDb> factory, IOptions<AdminOptions> options, TimeProvider time, ILogger<FirstAdministrator> logger)
{
    private const int SecretBytes = 32;
    private const string Act = "account.first-administrator";
    private static readonly TimeSpan LinkLasts = TimeSpan.FromHours(1);

    /// <summary>Prepares a start: adds the roles, and with no user yet the configured administrator or a link.</summary>
    /// <param name="ct">Stops it.</param>
    /// <returns>The link below the site's address, for standard output and never for a log; null when none is needed.</returns>
    /// <exception cref="InvalidOperationException">The configured administrator cannot be made.</exception>
    public async Task<string?> PrepareAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await RoleRows.EnsureAsync(db, ct);
        if (await db.Users.AnyAsync(ct))
        {
            return null;
        }

        if (options.Value is { IsGiven: true, Email: { } email, Password: { } password })
        {
            await CreateConfiguredAsync(new Newcomer(email, email[..email.IndexOf('@', StringComparison.Ordinal)], password, Roles.Administrator), ct);
            return null;
        }

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = time.Now();
        await db.FirstAdminLinks.Where(l => l.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        db.FirstAdminLinks.Add(new FirstAdminLinkRow { Hash = HashOf(code), ExpiresAt = now + LinkLasts });
        await db.SaveChangesAsync(ct);
        return $"/account/first?code={code}";
    }

    /// <summary>A link as a person opens it.</summary>
    /// <param name="publicUrl">The site's address.</param>
    /// <param name="link">The link below it.</param>
    public static Uri Absolute(Uri publicUrl, string link)
    {
        ArgumentNullException.ThrowIfNull(publicUrl);
        return new($"{publicUrl.AbsoluteUri.TrimEnd('/')}{link}");
    }

    /// <summary>Whether a link would work now. Looking does not use it up.</summary>
    /// <param name="code">The link's code.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<bool> IsOpenAsync(string? code, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await IsOpenAsync(db, code, ct);
    }

    /// <summary>Makes the first administrator and uses up every link, in one transaction that finds no user.</summary>
    /// <param name="code">The link's code.</param>
    /// <param name="newcomer">Who; becomes an administrator whatever role it names.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<AccountOutcome> CreateAsync(string? code, Newcomer newcomer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        var first = newcomer with { Role = Roles.Administrator };
        if (AccountWriter.Faults(first) is { Count: > 0 } faults)
        {
            return AccountOutcome.Refused(faults);
        }

        return await AddAsync(first, actor: null, db => IsOpenAsync(db, code, ct), ct);
    }

    private async Task CreateConfiguredAsync(Newcomer configured, CancellationToken ct)
    {
        var outcome = await AddAsync(configured, Actor.System, _ => Task.FromResult(true), ct);
        // Refused for its link means that another node was first, which is as good.
        if (!outcome.Succeeded && !outcome.Faults.Contains(AccountFault.Link))
        {
            throw new InvalidOperationException($"The administrator of Admin:Email cannot be made: {string.Join(", ", outcome.Faults)}.");
        }
    }

    private async Task<AccountOutcome> AddAsync(Newcomer first, Actor? actor, Func<NewsroomDb, Task<bool>> mayEnter, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<AccountWriter>();
        var outcome = await writer.AloneAsync(
            async db =>
            {
                if (await db.Users.AnyAsync(ct) || !await mayEnter(db))
                {
                    return AccountOutcome.Refused(AccountFault.Link);
                }

                await db.FirstAdminLinks.ExecuteDeleteAsync(ct);
                return await writer.AddAsync(first, actor, Act, ct);
            },
            ct);
        if (outcome.Account is { } account)
        {
            logger.LogInformation("The first administrator was made: account {Account}", account.Id);
        }

        return outcome;
    }

    private async Task<bool> IsOpenAsync(NewsroomDb db, string? code, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code))
        {
            return false;
        }

        var (hash, now) = (HashOf(code), time.Now());
        return await db.FirstAdminLinks.AnyAsync(l => l.Hash == hash && l.ExpiresAt > now, ct) && !await db.Users.AnyAsync(ct);
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
