using System.Runtime.InteropServices;

namespace OnlineContact.Admin.Billing;

/// <summary>The licence of one item before it becomes a line.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LaneSum
{
    public decimal Amount;
    public decimal TrialDiscount;
    public long UserDays;
    public int Users;
}
