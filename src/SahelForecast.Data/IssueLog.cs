namespace SahelForecast.Data;

/// <summary>The issues of one reading, and so many of them only: rows of two characters could otherwise fill the memory with what is wrong with them.</summary>
internal sealed class IssueLog(ReadLimits limits, string? file)
{
    private readonly List<RowIssue> _issues = [];

    /// <summary>In the order of their lines.</summary>
    public RowIssue[] ByLine => [.. _issues.OrderBy(issue => issue.Line)];

    /// <exception cref="SeriesReadException">There are more than the limit.</exception>
    public void Add(RowIssue issue)
    {
        if (_issues.Count >= limits.MaxIssues)
        {
            throw new SeriesReadException(file, issue.Line, issue.Column, FormattableString.Invariant(
                $"there are more than {limits.MaxIssues} issues; the last is: {issue.Message} Check what the columns are taken for, or raise MaxIssues in ReadLimits."));
        }

        _issues.Add(issue);
    }
}
