using Dashboard.Demo.Scenes;
using Dashboard.Demo.Script;

namespace Dashboard.Demo.Agency;

/// <summary>
/// The simulated newswire: releases headlines, corrects some and withdraws one now and then. What happens, and when,
/// follows from the seed and the starting time alone; <see cref="Advance"/> lets happen what is due. Thread-safe.
/// </summary>
public sealed class Newswire
{
    private const int WithdrawalsKept = 200;
    private const int RecentEnough = 8;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SourceShelf> _shelves;
    private readonly DemoSource[] _lots;
    private readonly DemoSource[] _withdrawing;
    private readonly List<Withdrawal> _withdrawals = [];
    private readonly NewswireScript _script = new();
    private readonly NewswirePace _pace;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private int _released;
    private int _withdrawn;
    private DateTimeOffset _nextRelease;
    private DateTimeOffset _nextCorrection;
    private DateTimeOffset _nextWithdrawal;

    /// <summary>Starts with a backlog already out.</summary>
    /// <param name="sources">Who speaks.</param>
    /// <param name="pace">How fast.</param>
    /// <param name="seed">Decides everything that happens.</param>
    /// <param name="time">The clock.</param>
    public Newswire(IReadOnlyList<DemoSource> sources, NewswirePace pace, int seed, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(pace);
        ArgumentNullException.ThrowIfNull(time);
        (_pace, _time, _random) = (pace, time, new Random(seed));
        _shelves = sources.ToDictionary(source => source.Slug, source => new SourceShelf(source), StringComparer.Ordinal);
        _lots = [.. sources.SelectMany(source => Enumerable.Repeat(source, source.Weight))];
        // JSON Feed has no word for it, and what only vanishes from a feed has not been taken back.
        _withdrawing = Array.FindAll(_lots, source => source.Format != FeedFormat.Json);
        var start = time.GetUtcNow();
        var past = Enumerable.Range(0, pace.Backlog).Select(_ => start - (pace.BacklogSpan * _random.NextDouble())).Order().ToArray();
        // In turn, so that every section of the front page is filled at once.
        var turns = Enumerable.Range(0, past.Length).Select(i => sources[i % sources.Count]).ToArray();
        _random.Shuffle(turns);
        for (var i = 0; i < past.Length; i++)
        {
            Release(turns[i], past[i]);
        }

        _nextRelease = start + Pause();
        _nextCorrection = start + About(pace.CorrectionEach);
        _nextWithdrawal = start + About(pace.WithdrawalEach);
    }

    /// <summary>The latest withdrawals, oldest first; a reader remembers the last <see cref="Withdrawal.Serial"/> it saw.</summary>
    public IReadOnlyList<Withdrawal> Withdrawals
    {
        get
        {
            lock (_lock)
            {
                return [.. _withdrawals];
            }
        }
    }

    /// <summary>Lets happen all that is due by now, each at its own moment.</summary>
    /// <returns>When the next thing is due (UTC).</returns>
    public DateTimeOffset Advance()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (Due() is var due && due <= now)
            {
                Step(due);
            }

            return Due();
        }
    }

    /// <summary>What the feed of a source shows now; null when there is no such source.</summary>
    public NewswirePage? Page(string slug)
    {
        lock (_lock)
        {
            return _shelves.GetValueOrDefault(slug)?.Page();
        }
    }

    /// <summary>A headline that is out; null when it is unknown, long gone or withdrawn.</summary>
    public NewswireItem? Find(string slug, int number)
    {
        lock (_lock)
        {
            return _shelves.GetValueOrDefault(slug)?.Find(number);
        }
    }

    /// <summary>Whether a source took this headline back.</summary>
    public bool Withdrew(string slug, int number)
    {
        lock (_lock)
        {
            return _shelves.GetValueOrDefault(slug)?.Withdrew(number) == true;
        }
    }

    private DateTimeOffset Due()
    {
        var edit = _nextCorrection < _nextWithdrawal ? _nextCorrection : _nextWithdrawal;
        return _nextRelease < edit ? _nextRelease : edit;
    }

    private void Step(DateTimeOffset at)
    {
        if (at == _nextRelease)
        {
            Release(_lots[_random.Next(_lots.Length)], at);
            _nextRelease = at + Pause();
        }
        else if (at == _nextCorrection)
        {
            Correct(at);
            _nextCorrection = at + About(_pace.CorrectionEach);
        }
        else
        {
            Withdraw(at);
            _nextWithdrawal = at + About(_pace.WithdrawalEach);
        }
    }

    private void Release(DemoSource source, DateTimeOffset at)
    {
        var text = _script.Next(source.Language, source.Section, _random);
        var scene = _random.Next(_pace.ShockingOneIn) == 0 ? SceneCatalogue.Shocking : text.Scene;
        _shelves[source.Slug].Publish(new NewswireItem
        {
            Source = source.Slug,
            Number = ++_released,
            Wording = text.Title,
            Alarm = source.ShoutsUrgency ? UrgencyWords.Alarm(text.Urgency, source.Language) : "",
            Lead = text.Lead,
            Body = text.Body,
            Urgency = text.Urgency,
            Picture = new ItemPicture(scene, _random.Next()),
            PublishedAt = at,
            UpdatedAt = at,
        });
    }

    private void Correct(DateTimeOffset at)
    {
        if (Choose(_lots) is not var (shelf, index))
        {
            return;
        }

        // One correction a headline; and a corrected one must not be one that was out before.
        var item = shelf[index];
        var wording = Correction.Of(item.Wording, shelf.Source.Language, _random);
        if (item.UpdatedAt == item.PublishedAt && _script.Claim(wording))
        {
            shelf.Correct(index, wording, at);
        }
    }

    private void Withdraw(DateTimeOffset at)
    {
        if (Choose(_withdrawing) is not var (shelf, index))
        {
            return;
        }

        _withdrawals.Add(shelf.Withdraw(index, ++_withdrawn, at));
        if (_withdrawals.Count > WithdrawalsKept)
        {
            _withdrawals.RemoveAt(0);
        }
    }

    // A recent headline of a source by lot; none when the lot falls on a source with nothing out.
    private (SourceShelf Shelf, int Index)? Choose(DemoSource[] lots)
    {
        if (lots.Length == 0)
        {
            return null;
        }

        var shelf = _shelves[lots[_random.Next(lots.Length)].Slug];
        return shelf.Shown == 0 ? null : (shelf, _random.Next(Math.Min(shelf.Shown, RecentEnough)));
    }

    private TimeSpan Pause() => _pace.ShortestPause + ((_pace.LongestPause - _pace.ShortestPause) * _random.NextDouble());

    private TimeSpan About(TimeSpan each) => each * (0.5 + _random.NextDouble());
}
