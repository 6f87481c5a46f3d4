using Dashboard.Wire.Newsroom;
using Microsoft.Extensions.Localization;

namespace Dashboard.Desk;

/// <summary>Makes sentences of faults in the reader's language.</summary>
internal static class DeskSentences
{
    /// <summary>Why something was not done, and what to do about it.</summary>
    /// <param name="texts">The room's texts.</param>
    /// <param name="fault">The fault.</param>
    public static string Say(this IStringLocalizer<DeskTexts> texts, HeadlineFault fault) => texts[$"fault.{fault.Code}", [.. fault.Arguments]];
}
