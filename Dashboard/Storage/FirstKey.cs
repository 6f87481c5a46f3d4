using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Dashboard.Storage;

/// <summary>
/// Makes the first of the keys that cookies and tokens are sealed with, good since yesterday. ASP.NET Core makes it good from this moment on by
/// the machine's clock, and a node whose clock is behind that would make one of its own, which the others do not know for a day.
/// </summary>
/// <param name="keys">The keys.</param>
/// <param name="options">How long one lasts.</param>
/// <param name="time">The clock.</param>
public sealed class FirstKey(IKeyManager keys, IOptions<KeyManagementOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    /// <summary>Makes it where there is none. What comes after it is made days ahead, so that no clock matters.</summary>
    public void Make()
    {
        if (keys.GetAllKeys().Count == 0)
        {
            var now = time.GetUtcNow();
            keys.CreateNewKey(now - Before, now + options.Value.NewKeyLifetime);
        }
    }
}
