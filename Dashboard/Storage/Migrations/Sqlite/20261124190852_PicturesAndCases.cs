using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PicturesAndCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NextTryAt",
                table: "PictureOrigins",
                type: "INTEGER",
                nullable: true);

            // Headlines stored before pictures were kept get theirs now.
            migrationBuilder.Sql("""UPDATE "PictureOrigins" SET "NextTryAt" = "SeenAt" WHERE "Id" IN (SELECT "OriginId" FROM "HeadlinePictures" WHERE "Position" = 0)""");

            migrationBuilder.DropColumn(
                name: "Content",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "MediaType",
                table: "Pictures");

            migrationBuilder.AddColumn<int>(
                name: "LikenessQuality",
                table: "Pictures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Pictures",
                type: "TEXT",
                maxLength: 22,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "ContentHash",
                table: "PictureOrigins",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FailureDetail",
                table: "PictureOrigins",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "PictureOrigins",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PictureAlt",
                table: "Headlines",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "PictureId",
                table: "Headlines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClaimedAt",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimedBy",
                table: "Cases",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimedById",
                table: "Cases",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClaimedUntil",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Coordination",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CountFrom",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "DecidedAt",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBy",
                table: "Cases",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HeldByBudget",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Illegal",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LastReportAt",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "PictureId",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Reasons",
                table: "Cases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Reports",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Severity",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Weight",
                table: "Cases",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "CaseDecisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "HandlingSeconds",
                table: "CaseDecisions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ModeratorId",
                table: "CaseDecisions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ParentId",
                table: "CaseDecisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledTo",
                table: "CaseDecisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "UndoneAt",
                table: "CaseDecisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Exposures",
                columns: table => new
                {
                    ModeratorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Seconds = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exposures", x => new { x.ModeratorId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ModerationRules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Threshold = table.Column<double>(type: "REAL", nullable: false),
                    MostStanding = table.Column<double>(type: "REAL", nullable: false),
                    NetworkStep = table.Column<double>(type: "REAL", nullable: false),
                    ReopenFactor = table.Column<double>(type: "REAL", nullable: false),
                    BlocksPerHour = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PictureForms",
                columns: table => new
                {
                    PictureId = table.Column<long>(type: "INTEGER", nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureForms", x => new { x.PictureId, x.Form, x.MediaType });
                    table.ForeignKey(
                        name: "FK_PictureForms_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReporterKeys",
                columns: table => new
                {
                    Period = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReporterKeys", x => x.Period);
                });

            migrationBuilder.CreateTable(
                name: "Reporters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MutedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MutedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reporters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    PictureId = table.Column<long>(type: "INTEGER", nullable: false),
                    ReporterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    Network = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    Area = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    KeyPeriod = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CommentMark = table.Column<long>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Counted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Muted = table.Column<bool>(type: "INTEGER", nullable: false),
                    PastSettled = table.Column<int>(type: "INTEGER", nullable: false),
                    PastUpheld = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reports_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_Reporters_ReporterId",
                        column: x => x.ReporterId,
                        principalTable: "Reporters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_Name",
                table: "Pictures",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PictureOrigins_ContentHash",
                table: "PictureOrigins",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_PictureOrigins_NextTryAt",
                table: "PictureOrigins",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_Headlines_PictureId",
                table: "Headlines",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_PictureId",
                table: "Events",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PictureId",
                table: "Cases",
                column: "PictureId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_State_Illegal_Severity_OpenedAt",
                table: "Cases",
                columns: new[] { "State", "Illegal", "Severity", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_At",
                table: "CaseDecisions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ParentId",
                table: "CaseDecisions",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Reporters_MutedAt",
                table: "Reporters",
                column: "MutedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_CaseId_Id",
                table: "Reports",
                columns: new[] { "CaseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_CaseId_Person",
                table: "Reports",
                columns: new[] { "CaseId", "Person" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_CaseId_ReporterId",
                table: "Reports",
                columns: new[] { "CaseId", "ReporterId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Person",
                table: "Reports",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReporterId",
                table: "Reports",
                column: "ReporterId");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Pictures_PictureId",
                table: "Cases",
                column: "PictureId",
                principalTable: "Pictures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Headlines_Pictures_PictureId",
                table: "Headlines",
                column: "PictureId",
                principalTable: "Pictures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Pictures_PictureId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_Headlines_Pictures_PictureId",
                table: "Headlines");

            migrationBuilder.DropTable(
                name: "Exposures");

            migrationBuilder.DropTable(
                name: "ModerationRules");

            migrationBuilder.DropTable(
                name: "PictureForms");

            migrationBuilder.DropTable(
                name: "ReporterKeys");

            migrationBuilder.DropTable(
                name: "Reports");

            migrationBuilder.DropTable(
                name: "Reporters");

            migrationBuilder.DropIndex(
                name: "IX_Pictures_Name",
                table: "Pictures");

            migrationBuilder.DropIndex(
                name: "IX_PictureOrigins_ContentHash",
                table: "PictureOrigins");

            migrationBuilder.DropIndex(
                name: "IX_PictureOrigins_NextTryAt",
                table: "PictureOrigins");

            migrationBuilder.DropIndex(
                name: "IX_Headlines_PictureId",
                table: "Headlines");

            migrationBuilder.DropIndex(
                name: "IX_Events_PictureId",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PictureId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_State_Illegal_Severity_OpenedAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_At",
                table: "CaseDecisions");

            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_ParentId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "LikenessQuality",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "FailureDetail",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "PictureAlt",
                table: "Headlines");

            migrationBuilder.DropColumn(
                name: "PictureId",
                table: "Headlines");

            migrationBuilder.DropColumn(
                name: "ClaimedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ClaimedBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ClaimedById",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ClaimedUntil",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Coordination",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CountFrom",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "HeldByBudget",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Illegal",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LastReportAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PictureId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Reasons",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Reports",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Severity",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Before",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "HandlingSeconds",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "ModeratorId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "SettledTo",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "UndoneAt",
                table: "CaseDecisions");

            migrationBuilder.AddColumn<byte[]>(
                name: "Content",
                table: "Pictures",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MediaType",
                table: "Pictures",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");
        }
    }
}
