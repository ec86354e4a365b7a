namespace SahelForecast.Repository.Tests;

public class ApprovalTests
{
    [Fact]
    public void Difference_OneLineChangedAndOneAdded_ShowsThoseWithTheirNumbers() =>
        Assert.Equal("      2 - b\n      2 + B\n      4 + d", Approval.Difference("a\nb\nc\ne", "a\nB\nc\nd\ne"));

    [Fact]
    public void Check_TextsDiffer_FailsAndNamesTheApprovingCommand()
    {
        string approved = WorkingTree.PathOf("artifacts", "approval-test.txt");
        File.WriteAllText(approved, "old\n");
        var error = Assert.ThrowsAny<Exception>(() => Approval.Check("new\n", approved));
        Assert.Contains("- old", error.Message, StringComparison.Ordinal);
        Assert.Contains("cp artifacts/received/artifacts/approval-test.txt artifacts/approval-test.txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OnlyLineEndsDiffer_Passes()
    {
        string approved = WorkingTree.PathOf("artifacts", "approval-line-ends-test.txt");
        File.WriteAllText(approved, "a\r\nb\r\n");
        Approval.Check("a\nb\n", approved);
    }
}
