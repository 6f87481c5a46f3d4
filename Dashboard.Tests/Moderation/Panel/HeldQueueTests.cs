using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Panel.Queue;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;

namespace Dashboard.Tests.Moderation.Panel;

public sealed class HeldQueueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<long, CaseState> Nothing = [];
    private readonly HeldQueue _queue = new();

    [Fact]
    public void A_list_that_nobody_holds_flows_in_the_desks_order()
    {
        _queue.Restart([Case(1), Case(2)]);
        _queue.Take([Case(3), Case(2)], Nothing);
        Assert.Equal([3, 2], Ids());
    }

    [Fact]
    public void A_held_list_counts_what_is_new_and_moves_nothing()
    {
        _queue.Restart([Case(1), Case(2)]);
        _queue.Hold(true);
        _queue.Take([Case(3) with { Illegal = true }, Case(1), Case(2)], Nothing);
        Assert.Equal([1, 2], Ids());
        Assert.Equal((1, true), (_queue.WaitingCount, _queue.WaitingIllegal));

        _queue.Settle();
        Assert.Equal([3, 1, 2], Ids());
        Assert.Equal(0, _queue.WaitingCount);
    }

    [Fact]
    public void What_leaves_a_held_list_stays_and_says_what_became_of_it()
    {
        _queue.Restart([Case(1), Case(2)]);
        _queue.Hold(true);
        _queue.Take([Case(2)], new Dictionary<long, CaseState> { [1] = CaseState.Blocked });
        Assert.Equal([1, 2], Ids());
        Assert.True(_queue.IsGone(1));
        Assert.Equal(CaseState.Blocked, _queue.Find(1)!.State);

        _queue.Hold(false);
        Assert.Equal([2], Ids());
        Assert.False(_queue.IsGone(1));
    }

    [Fact]
    public void A_row_that_has_not_changed_is_the_same_object_and_one_that_has_is_another()
    {
        var (one, two) = (Case(1), Case(2));
        _queue.Restart([one, two]);
        _queue.Take([Case(1), Case(2) with { Reports = 5, Weight = 2 }], Nothing);
        Assert.Same(one, _queue.Rows[0]);
        Assert.NotSame(two, _queue.Rows[1]);
    }

    [Fact]
    public void The_next_case_is_the_one_below_then_the_first_and_never_anothers()
    {
        var held = new CaseClaim("other", "Sami", Noon, Noon.AddMinutes(5));
        _queue.Restart([Case(1), Case(2), Case(3) with { ClaimedBy = held }, Case(4)]);
        Assert.Equal(4, _queue.After(2, "me", Noon)!.Id);
        Assert.Equal(1, _queue.After(4, "me", Noon)!.Id);
        Assert.Equal(3, _queue.After(2, "me", Noon.AddMinutes(6))!.Id);
        Assert.Equal(3, _queue.After(2, "other", Noon)!.Id);
    }

    [Theory]
    [InlineData(false, false, 23, false)]
    [InlineData(false, false, 24, true)]
    [InlineData(true, false, 2, true)]
    [InlineData(false, true, 2, true)]
    [InlineData(false, true, 1, false)]
    public void What_may_be_illegal_or_was_hidden_by_reports_is_overdue_sooner(bool illegal, bool autoBlocked, int hours, bool overdue) =>
        Assert.Equal(overdue, Ageing.IsOverdue(Case(1) with { Illegal = illegal, AutoBlocked = autoBlocked }, Noon.AddHours(hours)));

    [Fact]
    public void A_decided_case_does_not_age() =>
        Assert.False(Ageing.IsOverdue(Case(1) with { State = CaseState.Blocked }, Noon.AddDays(9)));

    [Theory]
    [InlineData("", "/moderation")]
    [InlineData("?state=blocked&q=a%20b&case=7", "/moderation?state=blocked&q=a%20b&case=7")]
    [InlineData("?state=nonsense&case=-1&q=%20", "/moderation")]
    [InlineData("?state=7", "/moderation")]
    public void The_address_says_what_is_shown(string query, string address) =>
        Assert.Equal(address, PanelFilter.Read(query).ToAddress());

    private static CaseItem Case(long id) => new(
        id, $"picture-{id}", 640, 480, CaseState.Open, Hidden: false, Illegal: false, Severity: 1, Reports: 1, Weight: 1, Threshold: 3,
        new Dictionary<ReportReason, int> { [ReportReason.Violence] = 1 }, AutoBlocked: false, HeldByBudget: false, Coordinated: false,
        Noon, Noon, ClaimedBy: null, DecidedAt: null, DecidedBy: null, Version: 1);

    private long[] Ids() => [.. _queue.Rows.Select(r => r.Id)];
}
