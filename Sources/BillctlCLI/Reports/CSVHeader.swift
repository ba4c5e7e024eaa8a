/// The first line of a list that is empty, where no row tells the names of the columns.
enum CSVHeader {
  /// The names by the schema of the report; none for what is no list or has no fixed columns.
  static func names(of schema: String) -> [String] {
    columns[schema].map { $0.split(separator: ",").map(String.init) } ?? []
  }

  private static let columns = [
    "bills/1": """
    id,biller.id,biller.name,number,type,kind,issued,due,due_source,due_dates,terms,gross,prepaid,\
    amount,minimum_due,currency,open,state,with_bank,reason,reference,payees,corrects,\
    name_on_document,remarks
    """,
    "payments/1": """
    id,bill,number,biller,amount,currency,state,rail,method,execute_on,expected_settle,\
    end_to_end_id,batch,late,note,next
    """,
    "batches/1": """
    id,rail,file,sha256,payments,total,currency,message_id,state,execute_on,execute_until
    """,
    "history/1": "at,kind,id,biller,amount,currency,state,reference,with_bank",
    "wallet/1": """
    id,kind,label,last4,scheme,currency,country,holder,default,state,reason,rails
    """,
    "billers/1": """
    id,name,paid_by,category,customer_number,support_phone,support_email,url,terms_days,vat_id,\
    legal_id,address.street,address.building,address.postcode,address.town,address.country,\
    address.lines,rails,archived,payees
    """,
    "statements/1": "period,entries",
    "schedules/1": """
    id,name,biller,method,rail,rule,rrule,starting,amount,currency,cap,next,send_on,state,mandate,\
    first_amount,last_amount,per_month,total,count,weekend,payday,catch_up,max_late,zone,\
    reference,account,paused_until,unattended
    """,
    "preview/1": "period,date,shifted,reason,send_on,arrives,amount,currency,unknown,state",
  ]
}
